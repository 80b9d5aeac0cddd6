import { RefusedError } from '../errors';
import { TAG } from '../tags';

/** Tag of everything that belongs to one image, with the name of its pipeline. */
export const IMAGE_TAG = 'vdi:image';

type Tags = Record<string, string>;

/** Whether a resource belongs to the deployment and, where there is one, to the image. */
export function isOurs(
  tags: Tags | undefined,
  wanted: { deployment: string; image?: string },
): boolean {
  return (
    tags?.[TAG.deployment] === wanted.deployment &&
    (wanted.image === undefined || tags[IMAGE_TAG] === wanted.image)
  );
}

/**
 * Names alone do not tell whose something is: somebody else's thing of the same name is never taken for our own.
 *
 * @throws RefusedError when the name is taken
 */
export function requireOurs(
  what: string,
  name: string,
  tags: Tags | undefined,
  wanted: { deployment: string; image?: string },
): void {
  if (!isOurs(tags, wanted)) {
    throw new RefusedError(
      'NameTaken',
      `The name '${name}' is taken: AWS has a ${what} of that name that does not belong to this project. Choose another id, or delete it in AWS.`,
    );
  }
}
