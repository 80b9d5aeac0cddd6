import type { Measurement } from '../aws';
import type { FleetCount } from '../workstations';

/** What is published after each sweep of the fleet; the alarms of the infrastructure know these names. */
export const FLEET_METRIC_NAMES = {
  /** Workstations that have not ended */
  workstations: 'Workstations',
  /** Workstations without an owner that can be claimed; also for each template */
  warm: 'WarmWorkstations',
  /** Workstations past their deadline, or due for a look that nobody took, by five minutes or more */
  stuck: 'StuckWorkstations',
  /** Workstations that failed within the last hour */
  failed: 'FailedWorkstations',
  /** Machines that this sweep found to belong to nobody; those that it could end are gone in the next. */
  orphans: 'OrphanInstances',
  /** Templates for which workstations are on their way to the pool while none in it is warm */
  emptyPools: 'EmptyPools',
  /** One for each sweep: silence means that no portal looks after the fleet. */
  sweeps: 'Sweeps',
} as const;

/** The fleet as the database and the last sweep know it, in numbers. */
export function measureFleet(options: {
  counts: FleetCount[];
  /** Machines of nobody that the sweep found */
  orphans: number;
}): Measurement[] {
  const { counts, orphans } = options;
  const total = (of: (count: FleetCount) => number) =>
    counts.reduce((sum, count) => sum + of(count), 0);
  const name = FLEET_METRIC_NAMES;
  return [
    { name: name.sweeps, value: 1 },
    { name: name.workstations, value: total(({ live }) => live) },
    { name: name.warm, value: total(({ warm }) => warm) },
    { name: name.stuck, value: total(({ stuck }) => stuck) },
    { name: name.failed, value: total(({ failed }) => failed) },
    { name: name.orphans, value: orphans },
    {
      name: name.emptyPools,
      value: counts.filter(({ warm, warming }) => warm === 0 && warming > 0)
        .length,
    },
    ...counts.map(({ templateId, warm }) => ({
      name: name.warm,
      value: warm,
      template: templateId,
    })),
  ];
}
