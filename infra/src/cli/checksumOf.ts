import { createHash } from 'node:crypto';
import { UserError } from './UserError';

/**
 * SHA-256 of what lies at a URL, in hexadecimal digits. The file itself is not kept.
 *
 * @throws UserError when it cannot be downloaded whole
 */
export async function checksumOf(url: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    const response = await fetch(url);
    if (!response.ok || !response.body) {
      throw new Error(`the server answered ${response.status}`);
    }
    for await (const chunk of response.body) {
      hash.update(chunk);
    }
  } catch (error) {
    const { message, cause } = error as Error;
    const reason = cause instanceof Error ? cause.message : message;
    throw new UserError(`${url} could not be downloaded: ${reason}.`);
  }
  return hash.digest('hex');
}
