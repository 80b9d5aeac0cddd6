import { InputError } from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';

/**
 * An entity ref in full, as the database has it.
 *
 * @throws InputError when it is none; `field` says where it stood
 */
export function normalizeRef(
  ref: string,
  field: string,
  defaultKind?: string,
): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
  } catch {
    throw new InputError(
      `'${field}' must be an entity ref such as 'component:default/payments'; it is '${ref}'.`,
    );
  }
}
