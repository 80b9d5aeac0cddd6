import { randomUUID } from 'node:crypto';
import { isRefused } from '../toAwsError';
import { RefusedError, UncertainError } from '../errors';
import { clientToken } from './clientToken';

/** Options of {@link getOrCreate}. */
export interface GetOrCreateOptions<T> {
  /** For people, such as `recipe` */
  what: string;
  name: string;
  get: () => Promise<T | undefined>;
  create: (clientToken: string) => Promise<unknown>;
  /** What the token comes from */
  content: unknown;
}

/**
 * Makes something unless it is there. What somebody else made in the meantime counts.
 *
 * @throws UncertainError when it was made and cannot be seen yet
 */
export async function getOrCreate<T>(
  options: GetOrCreateOptions<T>,
): Promise<{ resource: T; created: boolean }> {
  const { what, name, get, create, content } = options;
  const present = await get();
  if (present) {
    return { resource: present, created: false };
  }
  // The second token is for what was deleted since: the first may still get the answer of then.
  for (const token of [clientToken(what, name, content), randomUUID()]) {
    await create(token).catch(error => {
      if (!alreadyExists(error)) {
        throw error;
      }
    });
    const made = await get();
    if (made) {
      return { resource: made, created: true };
    }
  }
  throw new UncertainError(
    `The ${what} '${name}' was made and is not to be seen yet; it is tried again.`,
  );
}

function alreadyExists(error: unknown): boolean {
  return error instanceof RefusedError && /AlreadyExists/.test(error.code);
}

/** What a call answers, or `undefined` when AWS has no such thing. */
export async function unlessMissing<T>(
  call: Promise<T>,
): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

/** Whether AWS says that there is no such thing. */
export function isMissing(error: unknown): boolean {
  return (
    isRefused(error, 'ResourceNotFoundException') ||
    (error instanceof RefusedError && /\.NotFound/.test(error.code))
  );
}
