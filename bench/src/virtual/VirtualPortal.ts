import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import {
  startSimulator,
  type Simulator,
  type Timing,
} from '@deskstage/simulator';
import {
  ConfiguredPrices,
  DatabasePoolStore,
  DatabaseTemplateStore,
  DEFAULT_POLICY,
  PoolDirectory,
  PoolKeeper,
  TemplateService,
  type Aws,
  type Reconciler,
  type TemplateChoice,
} from '../backend';
import { connectAws } from '../connectAws';
import { Database } from '../Database';
import { quietLogger } from '../quietLogger';
import { reconcilerOver } from '../reconcilerOver';

/** Milliseconds between two looks at the pools, as a portal has them. */
const POOL_INTERVAL = 15_000;
/** Whoever keeps the pools sees every template. */
const KEEPER = { ownershipRefs: [], managesTemplates: true };

/** A portal without its HTTP, and its AWS, on one clock that only jumps: a day passes as fast as its work is done. */
export class VirtualPortal {
  private lastRun = -Infinity;
  private nextLook: number;

  private constructor(
    private readonly clock: { time: number; kicked: boolean },
    readonly simulator: Simulator,
    readonly database: Database,
    readonly aws: Aws,
    readonly templates: TemplateService,
    readonly poolStore: DatabasePoolStore,
    private readonly parts: {
      reconciler: Reconciler;
      interval: number;
      poolKeeper: PoolKeeper;
      stop: () => Promise<void>;
    },
  ) {
    this.nextLook = clock.time;
  }

  static async start(options: {
    at: Date;
    timing: Timing;
    /** Milliseconds between two runs of the reconciler, and two looks at a machine. @default as in a portal */
    interval?: number;
    /** By template id */
    pools?: Record<string, PoolSettings>;
  }): Promise<VirtualPortal> {
    const { at, timing, interval = 2_000, pools = {} } = options;
    const policy = { ...DEFAULT_POLICY, checkInterval: interval };
    const clock = { time: at.getTime(), kicked: false };
    const now = () => new Date(clock.time);
    const simulator = await startSimulator({
      clock: { now: () => clock.time },
      timing,
    });
    const { aws, disconnect } = connectAws({
      ...simulator,
      // The SDK would repeat a call after real milliseconds, in which no time passes here.
      maxAttempts: 1,
      pace: now,
    });
    const database = await Database.sqlite();
    const { knex, store } = database;
    const { reconciler, catalog } = reconcilerOver({
      aws,
      database,
      clock: now,
      policy,
    });
    const templates = new TemplateService({
      catalog,
      settings: DatabaseTemplateStore.create({ knex }),
      prices: new ConfiguredPrices({ hourly: {} }),
      store,
    });
    const poolStore = DatabasePoolStore.create({ knex });
    const poolKeeper = new PoolKeeper({
      store: poolStore,
      directory: new PoolDirectory({ store: poolStore, configured: pools }),
      templates,
      policy,
      logger: quietLogger,
      clock: now,
      onChange: () => {
        clock.kicked = true;
      },
    });
    return new VirtualPortal(
      clock,
      simulator,
      database,
      aws,
      templates,
      poolStore,
      {
        reconciler,
        interval,
        poolKeeper,
        stop: async () => {
          disconnect();
          await simulator.stop();
          await database.close();
        },
      },
    );
  }

  now(): Date {
    return new Date(this.clock.time);
  }

  /** Lets time jump, in which nothing is done. */
  pass(seconds: number): void {
    this.clock.time += seconds * 1000;
  }

  /** The default version of a template. */
  choose(templateId: string): Promise<TemplateChoice> {
    return this.templates.choose(templateId, undefined, KEEPER);
  }

  /** Somebody wants something: the reconciler does not wait for its turn. */
  kick(): void {
    this.clock.kicked = true;
  }

  /** Somebody has taken a member of a pool: it is filled up at once. */
  async claimed(): Promise<void> {
    await this.parts.poolKeeper.run();
    this.kick();
  }

  /** Goes to the next time at which there is something to do, and does it; not beyond `limit`. */
  async step(limit: Date): Promise<void> {
    const next = Math.min(
      limit.getTime(),
      this.nextLook,
      this.clock.kicked ? this.clock.time : await this.nextRun(),
    );
    this.clock.time = Math.max(this.clock.time, next);
    if (this.clock.time >= limit.getTime() && !this.clock.kicked) {
      return;
    }
    if (this.nextLook <= this.clock.time) {
      this.nextLook += POOL_INTERVAL;
      await this.parts.poolKeeper.run();
    }
    if (this.clock.kicked || (await this.nextRun()) <= this.clock.time) {
      this.clock.kicked = false;
      this.lastRun = this.clock.time;
      await this.parts.reconciler.run();
    }
  }

  async stop(): Promise<void> {
    await this.parts.stop();
  }

  /** When the reconciler's scheduled run finds something due. */
  private async nextRun(): Promise<number> {
    const row: { due?: number | null } | undefined = await this.database
      .knex('workstations')
      .min({ due: 'next_check_at' })
      .first();
    const due = row?.due ?? undefined;
    const { interval } = this.parts;
    return due === undefined
      ? Infinity
      : Math.max(Math.ceil(due / interval) * interval, this.lastRun + interval);
  }
}
