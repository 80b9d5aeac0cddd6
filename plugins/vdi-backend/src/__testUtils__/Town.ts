import { ScanCommand } from '@aws-sdk/client-dynamodb';
import type { EC2Client } from '@aws-sdk/client-ec2';
import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { Simulator, Timing } from '@deskstage/simulator';
import type { Knex } from 'knex';
import { MIGRATIONS_DIRECTORY } from '../database';
import { DatabaseHistory } from '../history';
import { DEFAULT_POLICY } from '../lifecycle';
import { DatabasePoolStore, PoolDirectory } from '../pools';
import {
  forcedEnd,
  intentChange,
  type TemplateChoice,
  type Wish,
  type WorkstationRecord,
} from '../workstations';
import { startAccount, type Account } from './Account';
import { Random } from './Random';
import { startReplica, type Replica } from './Replica';

export const LIMIT = 3;

/** A database, a simulated AWS account and any number of backends, all on one clock that only jumps. */
export class Town {
  private constructor(
    private readonly clock: { time: number },
    readonly knex: Knex,
    readonly seed: number,
    readonly random: Random,
    private readonly account: Account,
    private readonly gated: boolean,
  ) {}

  get simulator(): Simulator {
    return this.account.simulator;
  }

  get clients(): Account['clients'] {
    return this.account.clients;
  }

  get ec2(): EC2Client {
    return this.account.clients.ec2;
  }

  static async create(options: {
    knex: Knex;
    seed: number;
    timing?: Partial<Timing>;
    /** Whether the backends keep within EC2's limits, as they do in a portal */
    paced?: boolean;
    /** Whether they do nothing before their first sweep, as in a portal */
    gated?: boolean;
  }): Promise<Town> {
    const { knex, seed, timing, paced = false, gated = false } = options;
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    const clock = { time: Date.parse('2026-03-02T08:00:00Z') };
    const account = await startAccount({ seed, clock, timing, paced });
    const town = new Town(clock, knex, seed, new Random(seed), account, gated);
    // The database is as old as the town, whatever the machine's clock says.
    await knex('fleet_state')
      .where('key', 'database-created-at')
      .update({ value: town.now().toISOString() });
    return town;
  }

  now(): Date {
    return new Date(this.clock.time);
  }

  /** @param seconds - how far time jumps */
  pass(seconds: number): void {
    this.clock.time += Math.round(seconds * 1000);
  }

  replica(): Replica {
    return startReplica({
      knex: this.knex,
      aws: this.account.aws,
      clock: () => this.now(),
      gated: this.gated,
    });
  }

  /** A version of a seeded template, its default version when absent. */
  async template(id: string, version?: number): Promise<TemplateChoice> {
    return this.replica().templates.choose(id, version, {
      ownershipRefs: [],
      managesTemplates: true,
    });
  }

  /** Another default version, as an administrator chooses it. */
  async rollOut(id: string, version: number): Promise<void> {
    const { launchTemplateId } = await this.template(id);
    await this.account.aws.launchTemplates.setDefaultVersion(
      launchTemplateId,
      version,
    );
  }

  /** How many members the pool of a template wants now, and how many more it may have while it replaces some. */
  async poolNow(id: string): Promise<{ target: number; surge: number }> {
    const pools = DatabasePoolStore.create({ knex: this.knex });
    const directory = new PoolDirectory({ store: pools, configured: {} });
    const settings = (await directory.all()).get(id)?.settings;
    return {
      target: settings ? targetAt(settings, this.now()) : 0,
      surge: settings?.surge ?? 1,
    };
  }

  /** Sets the pool of a template, as an administrator does it; ends it without settings. */
  async setPool(id: string, settings: PoolSettings | undefined): Promise<void> {
    await DatabasePoolStore.create({ knex: this.knex }).put({
      templateId: id,
      settings,
      actor: { kind: 'user', ref: 'user:default/admin' },
      now: this.now(),
    });
  }

  /** A person's wish, as the service carries it out. */
  async act(
    replica: Replica,
    workstation: WorkstationRecord,
    wish: Wish,
  ): Promise<void> {
    const change = intentChange(wish, {
      workstation,
      actor: {
        kind: 'user',
        ref: workstation.ownerRef ?? 'user:default/admin',
      },
      now: this.now(),
      policy: DEFAULT_POLICY,
    });
    if (change) {
      await replica.store.update(workstation, { ...change, now: this.now() });
    }
  }

  /** The end that an administrator forces, as the service carries it out. */
  async forceEnd(
    replica: Replica,
    workstation: WorkstationRecord,
  ): Promise<void> {
    const change = forcedEnd({
      workstation,
      actor: { kind: 'user', ref: 'user:default/admin' },
      now: this.now(),
    });
    if (change) {
      const { patch, events } = change;
      await replica.aws.directory.closeRoute(workstation.id, patch.epoch);
      await replica.store.update(workstation, {
        patch: { ...patch, routeClosed: true },
        events,
        now: this.now(),
      });
      if (workstation.identityMode === 'personal') {
        await replica.aws.passwords.remove(workstation.id);
      }
    }
  }

  /** Workstations that the gateway would let grants into. */
  async openRoutes(): Promise<Set<string>> {
    const { Items = [] } = await this.account.clients.dynamodb.send(
      new ScanCommand({ TableName: 'vdi-directory' }),
    );
    return new Set(
      Items.filter(item => item.state?.S === 'open').flatMap(
        item => item.workstationId?.S ?? [],
      ),
    );
  }

  history(): DatabaseHistory {
    return DatabaseHistory.create({ knex: this.knex });
  }

  async close(): Promise<void> {
    await this.account.close();
    await this.knex.destroy();
  }
}
