import { mockServices } from '@backstage/backend-test-utils';
import { AccessError, type Measurement } from '../aws';
import type { SweepOutcome } from '../sweep';
import type { FleetCount } from '../workstations';
import { NOON } from '../__testUtils__/builders';
import { FleetReporter } from './FleetReporter';
import { FLEET_METRIC_NAMES } from './measureFleet';

const OUTCOME: SweepOutcome = {
  instances: 9,
  kicked: 0,
  adopted: 0,
  terminated: 0,
  finished: 0,
  orphans: 0,
  alarms: [],
};

const aCount = (changes: Partial<FleetCount>): FleetCount => ({
  templateId: 'ubuntu',
  live: 0,
  warm: 0,
  warming: 0,
  stuck: 0,
  failed: 0,
  ...changes,
});

function reporterOf(counts: FleetCount[]) {
  const publish = jest.fn(async (_: Measurement[], __: Date) => {});
  const logger = mockServices.logger.mock();
  const reporter = new FleetReporter({
    store: { countFleet: async () => counts },
    metrics: { publish },
    logger,
    clock: () => NOON,
  });
  return { reporter, publish, logger };
}

describe('FleetReporter', () => {
  it('publishes the whole fleet at once, and the warm ones of each template', async () => {
    const { reporter, publish } = reporterOf([
      aCount({ live: 7, warm: 2, stuck: 1, failed: 1, warming: 1 }),
      aCount({ templateId: 'windows', live: 3, warming: 2, failed: 2 }),
      // Not in use as a pool
      aCount({ templateId: 'gpu', live: 1, stuck: 1 }),
    ]);
    await reporter.report({ ...OUTCOME, orphans: 4 });
    expect(publish.mock.calls).toEqual([
      [
        expect.arrayContaining([
          { name: 'Sweeps', value: 1 },
          { name: 'Workstations', value: 11 },
          { name: 'WarmWorkstations', value: 2 },
          { name: 'StuckWorkstations', value: 2 },
          { name: 'FailedWorkstations', value: 3 },
          { name: 'OrphanInstances', value: 4 },
          { name: 'EmptyPools', value: 1 },
          { name: 'WarmWorkstations', value: 2, template: 'ubuntu' },
          { name: 'WarmWorkstations', value: 0, template: 'windows' },
          { name: 'WarmWorkstations', value: 0, template: 'gpu' },
        ]),
        NOON,
      ],
    ]);
  });

  it('says zero of a fleet in order, for silence would mean a portal that is gone', async () => {
    const { reporter, publish } = reporterOf([]);
    await reporter.report(OUTCOME);
    const [[measurements]] = publish.mock.calls;
    expect(
      Object.fromEntries(measurements.map(each => [each.name, each.value])),
    ).toEqual({
      ...Object.fromEntries(
        Object.values(FLEET_METRIC_NAMES).map(name => [name, 0]),
      ),
      Sweeps: 1,
    });
  });

  it('lets no failure through, and tells of its beginning and end once', async () => {
    const { reporter, publish, logger } = reporterOf([]);
    publish.mockRejectedValueOnce(new AccessError('Denied'));
    publish.mockRejectedValueOnce(new AccessError('Denied'));
    await reporter.report(OUTCOME);
    await reporter.report(OUTCOME);
    expect(logger.warn.mock.calls).toEqual([
      [expect.stringContaining('Denied')],
    ]);
    expect(logger.info).not.toHaveBeenCalled();
    await reporter.report(OUTCOME);
    await reporter.report(OUTCOME);
    expect(logger.info).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
