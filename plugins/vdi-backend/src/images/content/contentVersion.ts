import { createHash } from 'node:crypto';

/** Each number of a version may have 30 bits. */
const MASK = 0x3fff_ffff;

/**
 * The version of something immutable, out of its content, as the infrastructure reckons those of its own images: three
 * numbers of 30 bits each, of which the first one tells how.
 *
 * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/ibhow-semantic-versioning.html
 */
export function contentVersion(content: unknown): string {
  const digest = createHash('sha256').update(JSON.stringify(content)).digest();
  const minor = digest.readUInt32BE(0) & MASK;
  const patch = digest.readUInt32BE(4) & MASK;
  return `1.${minor}.${patch}`;
}
