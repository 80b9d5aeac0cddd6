import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';

/** A portal without the plugins that messages go through, or with an ill one, must not keep anything from moving on. */
export async function attemptToSend(
  what: 'signal' | 'notification' | 'event',
  logger: LoggerService,
  send: () => Promise<void>,
): Promise<void> {
  try {
    await send();
  } catch (error) {
    logger.warn(`VDI: a ${what} could not be sent: ${stringifyError(error)}`);
  }
}
