import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';

/**
 * Who may launch a template: the full ref of a group or a person.
 *
 * @throws InputError when it is none
 */
export function normalizeGroup(ref: string): string {
  const problem = new InputError(
    `'settings.groups' has '${ref}', which is no entity ref such as 'group:default/payments' or 'user:default/amara'.`,
  );
  try {
    const entity = parseEntityRef(ref, {
      defaultKind: 'group',
      defaultNamespace: 'default',
    });
    if (!/^(group|user)$/i.test(entity.kind)) {
      throw problem;
    }
    return stringifyEntityRef(entity);
  } catch {
    throw problem;
  }
}
