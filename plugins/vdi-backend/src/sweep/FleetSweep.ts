import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  TAG,
  type Directory,
  type Fleet,
  type Instance,
  type LaunchTemplate,
  type Passwords,
} from '../aws';
import type { HealthMonitor } from '../health';
import type { LifecyclePolicy } from '../lifecycle';
import type {
  FleetRow,
  WorkstationRecord,
  WorkstationStore,
} from '../workstations';
import { Adopter } from './Adopter';
import type { FirstSweep } from './FirstSweep';
import { compareFleet, isAlive, type SweepPolicy } from './compareFleet';

/** Where the last sweep is kept for all replicas. */
export const LAST_SWEEP = 'last-sweep';

/** Nobody has looked after the fleet when the last sweep is longer ago; milliseconds. */
const LONGEST_SILENCE = 3 * 60_000;

/** What a sweep found and did. */
export interface SweepOutcome {
  /** Machines that have not ended */
  instances: number;
  kicked: number;
  adopted: number;
  terminated: number;
  /** Machines of workstations that were deleted by force */
  finished: number;
  /** Machines found that belong to nobody, or to somebody for whom they could not be adopted */
  orphans: number;
  alarms: string[];
}

/**
 * Compares the whole fleet with the database now and then: it finds what no event and no pass of the reconciler told
 * of. Rows that differ are handed to the reconciler; orphans are adopted or ended.
 */
export class FleetSweep {
  private readonly adopter: Adopter;
  /** Until when deadlines were prolonged; the epoch's milliseconds */
  private madeUpUntil = 0;

  constructor(
    private readonly options: {
      store: WorkstationStore;
      fleet: Fleet;
      directory: Pick<Directory, 'check' | 'closeRoute'>;
      passwords: Pick<Passwords, 'check' | 'remove'>;
      templates: () => Promise<LaunchTemplate[]>;
      lifecycle: LifecyclePolicy;
      policy: SweepPolicy;
      /** Told when the first is over */
      first?: FirstSweep;
      health: HealthMonitor;
      logger: LoggerService;
      clock: () => Date;
      /** Called when rows were made due. */
      onKick?: () => void;
    },
  ) {
    this.adopter = new Adopter(options);
  }

  async run(): Promise<SweepOutcome> {
    const { store, health, clock } = this.options;
    await this.checkOthers();
    try {
      await this.makeUpForSilence();
      // Instances first: a row is entered before its instance is launched, so every one that is seen has its row by now.
      const instances = await this.sweepFleet();
      const rows = await store.listForSweep();
      const ended = await this.endedOf(rows, instances);
      const tagged = instances.flatMap(
        each => each.tags[TAG.workstation] ?? [],
      );
      const comparison = compareFleet({
        rows,
        instances,
        knownWorkstations: await store.existing(tagged),
        endedInstances: new Set(ended.flatMap(each => each.instanceId ?? [])),
        databaseCreatedAt: await store.databaseCreatedAt(),
        now: clock(),
        policy: this.options.policy,
      });
      for (const alarm of comparison.alarms) {
        this.options.logger.error(`VDI: ${alarm}`);
      }
      const kicked = [...comparison.drifted, ...comparison.vanished];
      await store.kick(kicked, clock());
      const { adopted, unadoptable } = await this.adopter.adopt(comparison);
      const terminated = await this.terminate(
        comparison.terminate.map(each => each.instanceId),
      );
      await this.finish(ended);
      const outcome: SweepOutcome = {
        instances: instances.filter(isAlive).length,
        kicked: kicked.length,
        adopted,
        terminated,
        finished: ended.length,
        orphans: comparison.unclaimed + unadoptable,
        alarms: comparison.alarms,
      };
      await store.writeState(
        LAST_SWEEP,
        JSON.stringify({ at: clock().toISOString(), ...outcome }),
      );
      const { first, onKick } = this.options;
      const waited = first?.isOver === false;
      first?.finish();
      if (kicked.length + adopted > 0 || waited) {
        onKick?.();
      }
      health.succeeded('sweep');
      return outcome;
    } catch (error) {
      health.failed('sweep', error);
      throw error;
    }
  }

  /** Ended workstations whose machines are still there, because their end was forced while AWS did not answer. */
  private async endedOf(
    rows: FleetRow[],
    instances: Instance[],
  ): Promise<WorkstationRecord[]> {
    const bound = new Set(rows.map(each => each.instanceId));
    const loose = instances.filter(
      each => isAlive(each) && !bound.has(each.instanceId),
    );
    return loose.length > 0
      ? this.options.store.endedWith(loose.map(each => each.instanceId))
      : [];
  }

  private async finish(ended: WorkstationRecord[]): Promise<void> {
    if (ended.length === 0) {
      return;
    }
    const { fleet, directory, passwords, logger } = this.options;
    logger.info(
      `VDI: ending the machines of ${ended.length} deleted workstations`,
    );
    await fleet.terminate(ended.flatMap(each => each.instanceId ?? []));
    for (const { id, epoch, routeClosed, identityMode } of ended) {
      if (!routeClosed) {
        await directory.closeRoute(id, epoch);
      }
      if (identityMode === 'personal') {
        await passwords.remove(id);
      }
    }
  }

  /**
   * After an outage, or a restored backup, deadlines have passed only because nobody looked. A desktop that was being
   * set up then may be in use by now, and must not fail for it.
   */
  private async makeUpForSilence(): Promise<void> {
    const { store, first, clock } = this.options;
    const last = await store.readState(LAST_SWEEP);
    if (first?.isOver !== false || last === undefined) {
      return;
    }
    const now = clock().getTime();
    // A first sweep that fails is repeated, and makes up for the same silence only once.
    const since = Math.max(Date.parse(JSON.parse(last).at), this.madeUpUntil);
    if (now - since > LONGEST_SILENCE) {
      await store.prolong(now - since);
      this.madeUpUntil = now;
    }
  }

  private async sweepFleet() {
    const { fleet, health } = this.options;
    try {
      const instances = await fleet.sweep();
      health.succeeded('compute');
      return instances;
    } catch (error) {
      health.failed('compute', error);
      throw error;
    }
  }

  private async checkOthers(): Promise<void> {
    const { directory, passwords, health } = this.options;
    await directory.check().then(
      () => health.succeeded('directory'),
      error => health.failed('directory', error),
    );
    await passwords.check().then(
      () => health.succeeded('secrets'),
      error => health.failed('secrets', error),
    );
  }

  private async terminate(instanceIds: string[]): Promise<number> {
    if (instanceIds.length === 0) {
      return 0;
    }
    this.options.logger.warn(
      `VDI: terminating ${
        instanceIds.length
      } machines that belong to nobody: ${instanceIds.join(', ')}`,
    );
    const { done } = await this.options.fleet.terminate(instanceIds);
    return done.length;
  }
}
