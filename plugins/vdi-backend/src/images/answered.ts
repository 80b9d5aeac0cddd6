import { ServiceUnavailableError } from '@backstage/errors';
import {
  AccessError,
  InsufficientCapacityError,
  RefusedError,
  ThrottledError,
  UncertainError,
} from '../aws';
import type { HealthMonitor } from '../health';

const FROM_AWS = [
  AccessError,
  InsufficientCapacityError,
  RefusedError,
  ThrottledError,
  UncertainError,
];

/**
 * What somebody waits for: where EC2 does not answer, they get a sentence, and the health monitor what is wrong.
 *
 * @throws ServiceUnavailableError when EC2 does not answer
 */
export async function answered<T>(
  health: HealthMonitor,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!FROM_AWS.some(each => error instanceof each)) {
      throw error;
    }
    health.failed('compute', error);
    throw new ServiceUnavailableError(
      error instanceof AccessError
        ? 'AWS does not let the portal read what images are made of. Its administrators can see why under Operations.'
        : 'EC2 does not answer, so the settings cannot be checked. Try again in a minute.',
    );
  }
}
