import { isError, NotAllowedError } from '@backstage/errors';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import type { HealthMonitor } from '../health';
import type { AwsCallTally } from '../metrics';
import type { Caller, Rights } from '../permissions';
import {
  obstacleOf,
  type ConfiguredPool,
  type PoolDirectory,
  type PoolStore,
} from '../pools';
import { LAST_SWEEP, type SweepOutcome } from '../sweep';
import type { CatalogTemplate, TemplateCatalog } from '../templates';
import type { WorkstationStore } from '../workstations';
import type { OperationsStore, QueueCount, TroubleCount } from './store';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** A replica that was seen within this time is taken to be at work; milliseconds. */
const SEEN_WITHIN = 3 * MINUTE;

/** How the plugin itself is doing, for those who run it. */
export class OperationsService {
  constructor(
    private readonly options: {
      access: {
        rightsOf(caller: Caller): Promise<Pick<Rights, 'readFleet'>>;
      };
      store: OperationsStore;
      workstations: Pick<WorkstationStore, 'readState'>;
      pools: Pick<PoolStore, 'states'>;
      directory: Pick<PoolDirectory, 'all'>;
      catalog: Pick<TemplateCatalog, 'list'>;
      health: HealthMonitor;
      clock: () => Date;
    },
  ) {}

  async report(caller: Caller): Promise<Operations> {
    const { access, store, health, clock } = this.options;
    const rights = await access.rightsOf(caller);
    if (!rights.readFleet) {
      throw new NotAllowedError('You may not see how the fleet is run.');
    }
    const now = clock();
    const before = (period: number) => new Date(now.getTime() - period);
    const [queue, replicas, lastHour, lastDay, troubles, sweep, pools] =
      await Promise.all([
        store.queue(now),
        store.replicas(before(DAY)),
        store.callsSince(before(HOUR)),
        store.callsSince(before(DAY)),
        store.troubles(now),
        this.lastSweep(),
        this.heldPools(now),
      ]);
    return {
      at: now.toISOString(),
      checks: health.report({ details: true }).checks,
      queue: presentQueue(queue, now),
      replicas: replicas.map(({ id, host, startedAt, seenAt }) => ({
        id,
        host,
        startedAt: startedAt.toISOString(),
        seenAt: seenAt.toISOString(),
        working: now.getTime() - seenAt.getTime() <= SEEN_WITHIN,
      })),
      awsCalls: presentCalls(lastHour, lastDay),
      sweep,
      troubles: troubles
        .sort(worstFirst)
        .map(({ since, ...rest }) => ({ ...rest, since: since.toISOString() })),
      pools,
    };
  }

  private async lastSweep(): Promise<Operations['sweep']> {
    const text = await this.options.workstations.readState(LAST_SWEEP);
    return text === undefined
      ? undefined
      : (JSON.parse(text) as SweepOutcome & { at: string });
  }

  private async heldPools(now: Date): Promise<Operations['pools']> {
    const { pools, directory } = this.options;
    const [states, settings, templates] = await Promise.all([
      pools.states(),
      directory.all(),
      this.templates(),
    ]);
    const held = [...states].flatMap(([templateId, state]) =>
      state.heldUntil && state.heldUntil > now
        ? [
            {
              templateId,
              reason: state.failure ?? 'A warm workstation failed.',
              until: state.heldUntil.toISOString(),
              failures: state.failures,
            },
          ]
        : [],
    );
    const paused = [...settings].flatMap(([templateId, pool]) =>
      pool.settings.paused ? [presentPaused(templateId, pool)] : [],
    );
    const obstructed = templates.flatMap(template => {
      const reason = settings.has(template.id) && obstacleOf(template);
      return reason ? [{ templateId: template.id, reason }] : [];
    });
    // One reason is enough, and this one outlasts the others.
    const told = new Set(obstructed.map(each => each.templateId));
    return [
      ...obstructed,
      ...[...held, ...paused].filter(each => !told.has(each.templateId)),
    ];
  }

  /** None while EC2 does not answer, which the checks tell of. */
  private async templates(): Promise<CatalogTemplate[]> {
    try {
      return await this.options.catalog.list();
    } catch (error) {
      if (isError(error) && error.name === 'ServiceUnavailableError') {
        return [];
      }
      throw error;
    }
  }
}

function presentPaused(
  templateId: string,
  { source, updatedAt, updatedBy }: ConfiguredPool,
): Operations['pools'][number] {
  return {
    templateId,
    reason:
      source === 'configuration'
        ? "It is paused in the portal's configuration, under 'vdi.pools'."
        : 'It is paused in the portal.',
    paused: true,
    source,
    updatedAt: updatedAt?.toISOString(),
    updatedBy,
  };
}

function presentQueue(queue: QueueCount[], now: Date): Operations['queue'] {
  const lagOf = ({ dueSince }: QueueCount) =>
    dueSince ? Math.max(0, now.getTime() - dueSince.getTime()) / 1000 : 0;
  return {
    due: queue.reduce((sum, each) => sum + each.due, 0),
    locked: queue.reduce((sum, each) => sum + each.locked, 0),
    lagSeconds: Math.max(0, ...queue.map(lagOf)),
    statuses: queue
      .map(each => ({
        status: each.status,
        count: each.count,
        due: each.due,
        locked: each.locked,
        lagSeconds: lagOf(each),
      }))
      .sort((a, b) => b.lagSeconds - a.lagSeconds || b.count - a.count),
  };
}

function presentCalls(
  lastHour: AwsCallTally[],
  lastDay: AwsCallTally[],
): Operations['awsCalls'] {
  const recent = new Map(lastHour.map(each => [each.action, each]));
  return lastDay
    .map(day => ({
      action: day.action,
      lastHour: figuresOf(recent.get(day.action)),
      lastDay: figuresOf(day),
    }))
    .sort(
      (a, b) =>
        b.lastHour.throttled - a.lastHour.throttled ||
        b.lastHour.failed - a.lastHour.failed ||
        b.lastDay.throttled - a.lastDay.throttled ||
        b.lastDay.calls - a.lastDay.calls,
    );
}

function figuresOf(tally: AwsCallTally | undefined) {
  const { calls = 0, throttled = 0, failed = 0, seconds = 0 } = tally ?? {};
  return {
    calls,
    throttled,
    failed,
    averageSeconds: calls === 0 ? undefined : seconds / calls,
  };
}

const SEVERITY: Record<TroubleCount['kind'], number> = {
  stuck: 3,
  failed: 2,
  waiting: 1,
};

function worstFirst(a: TroubleCount, b: TroubleCount): number {
  return SEVERITY[b.kind] - SEVERITY[a.kind] || b.count - a.count;
}
