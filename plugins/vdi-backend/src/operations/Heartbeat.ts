import { hostname } from 'node:os';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { AwsCallMeter } from '../metrics';
import type { OperationsStore } from './store';

/** Tells the other replicas now and then that this one works, and what it asked of AWS. */
export class Heartbeat {
  private readonly startedAt: Date;

  constructor(
    private readonly options: {
      replicaId: string;
      store: Pick<OperationsStore, 'addCalls' | 'see'>;
      calls: Pick<AwsCallMeter, 'collect' | 'restore'>;
      logger: LoggerService;
      clock: () => Date;
    },
  ) {
    this.startedAt = options.clock();
  }

  /** Never throws: what could not be written is written the next time. */
  async beat(): Promise<void> {
    const { replicaId, store, calls, logger, clock } = this.options;
    const now = clock();
    const tallies = calls.collect();
    try {
      await store.addCalls(tallies, now);
    } catch (error) {
      calls.restore(tallies);
      logger.warn(
        `VDI: the calls to AWS could not be noted: ${stringifyError(error)}`,
      );
      return;
    }
    await store
      .see({
        id: replicaId,
        host: hostname().slice(0, 255),
        startedAt: this.startedAt,
        seenAt: now,
      })
      .catch(error =>
        logger.warn(
          `VDI: this replica could not say that it works: ${stringifyError(
            error,
          )}`,
        ),
      );
  }
}
