import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Metrics } from '../aws';
import type { SweepOutcome } from '../sweep';
import type { WorkstationStore } from '../workstations';
import { measureFleet } from './measureFleet';

/** Publishes what each sweep found, for alarms outside the portal. */
export class FleetReporter {
  private failing = false;

  constructor(
    private readonly options: {
      store: Pick<WorkstationStore, 'countFleet'>;
      metrics: Metrics;
      logger: LoggerService;
      clock: () => Date;
    },
  ) {}

  /** Never throws: a sweep is worth more than its report. It warns when that begins to fail, not each time. */
  async report({ orphans }: SweepOutcome): Promise<void> {
    const { store, metrics, logger, clock } = this.options;
    try {
      const now = clock();
      const counts = await store.countFleet(now);
      await metrics.publish(measureFleet({ counts, orphans }), now);
    } catch (error) {
      const sentence = `VDI: the state of the fleet is not published, and its alarms will say so: ${stringifyError(
        error,
      )}`;
      logger[this.failing ? 'debug' : 'warn'](sentence);
      this.failing = true;
      return;
    }
    if (this.failing) {
      logger.info('VDI: the state of the fleet is published again');
      this.failing = false;
    }
  }
}
