import { z } from 'zod';
import { configurationSchema } from './schema';

/** The keys that the configuration knows at a path; of all alternatives, where there are several. */
export function knownKeys(path: PropertyKey[]): string[] {
  const schemas = path.reduce<z.core.$ZodType[]>(
    (found, key) => found.flatMap(schema => inside(schema, key)),
    [configurationSchema],
  );
  return [...new Set(schemas.flatMap(schema => keysOf(schema)))];
}

function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  return alternatives(schema).flatMap(one => {
    if (one instanceof z.ZodObject) {
      const next = one.shape[String(key)];
      return next ? [next] : [];
    }
    return one instanceof z.ZodArray ? [one.element] : [];
  });
}

function keysOf(schema: z.core.$ZodType): string[] {
  return alternatives(schema).flatMap(one => {
    if (one instanceof z.ZodObject) {
      return Object.keys(one.shape);
    }
    return one instanceof z.ZodRecord && one.keyType instanceof z.ZodEnum
      ? one.keyType.options.map(String)
      : [];
  });
}

/** Without what says when a value is absent, and with a union taken apart. */
function alternatives(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault
  ) {
    return alternatives(schema.unwrap());
  }
  return schema instanceof z.ZodUnion
    ? schema.options.flatMap(alternatives)
    : [schema];
}
