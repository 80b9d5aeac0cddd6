import { spec } from '../../schema/openapi/generated/spec';

/** One operation of the specification, with one value for each of its path's choices. */
export interface Operation {
  operationId: string;
  method: string;
  /** With the parameters that are no choice still in braces */
  path: string;
  takesBody: boolean;
}

interface Parameter {
  name: string;
  in: string;
  schema: { enum?: readonly string[] };
}

interface OperationObject {
  operationId: string;
  parameters?: readonly (Parameter | { $ref: string })[];
  requestBody?: unknown;
}

/** Every operation of the specification. */
export function operationsOfSpec(): Operation[] {
  return Object.entries(spec.paths).flatMap(([path, methods]) =>
    Object.entries(methods as Record<string, OperationObject>).flatMap(
      ([method, { operationId, parameters = [], requestBody }]) => {
        const choice = parameters.find(
          (each): each is Parameter =>
            'in' in each &&
            each.in === 'path' &&
            each.schema.enum !== undefined,
        );
        const paths = choice
          ? (choice.schema.enum ?? []).map(value =>
              path.replace(`{${choice.name}}`, value),
            )
          : [path];
        return paths.map(each => ({
          operationId,
          method: method.toUpperCase(),
          path: each,
          takesBody: requestBody !== undefined,
        }));
      },
    ),
  );
}

/** @throws Error when the path has a parameter without a value */
export function fillPath(path: string, values: Record<string, string>): string {
  return path.replace(/\{(\w+)\}/g, (_, name) => {
    if (values[name] === undefined) {
      throw new Error(`The test has no value for '${name}' of '${path}'.`);
    }
    return values[name];
  });
}
