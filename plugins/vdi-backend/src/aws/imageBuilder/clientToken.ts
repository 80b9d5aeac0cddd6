import { createHash } from 'node:crypto';

/**
 * A client token that is the same for the same request, so that two replicas that ask at once make one thing.
 *
 * @returns 32 characters; Image Builder and EC2 take up to 36 and 64
 */
export function clientToken(...content: unknown[]): string {
  return createHash('sha256')
    .update(JSON.stringify(content))
    .digest('hex')
    .slice(0, 32);
}
