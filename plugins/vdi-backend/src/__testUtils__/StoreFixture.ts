import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { MIGRATIONS_DIRECTORY, toColumns } from '../database';
import { DatabaseHistory } from '../history';
import { DEFAULT_POLICY } from '../lifecycle';
import { DatabaseLaunchStore, DatabaseWorkQueue } from '../reconciler';
import {
  DatabaseWorkstationStore,
  type EventRecord,
  type LaunchRecord,
  type WorkstationRecord,
} from '../workstations';

/** Everything that is kept in SQL, on one test database. */
export class StoreFixture {
  readonly store: DatabaseWorkstationStore;
  readonly queue: DatabaseWorkQueue;
  readonly launches: DatabaseLaunchStore;
  readonly history: DatabaseHistory;

  private constructor(readonly knex: Knex) {
    this.store = DatabaseWorkstationStore.create({
      knex,
      policy: DEFAULT_POLICY,
    });
    this.queue = DatabaseWorkQueue.create({ knex });
    this.launches = DatabaseLaunchStore.create({
      knex,
      policy: DEFAULT_POLICY,
    });
    this.history = DatabaseHistory.create({ knex });
  }

  static async create(
    databases: TestDatabases,
    id: TestDatabaseId,
  ): Promise<StoreFixture> {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    return new StoreFixture(knex);
  }

  /** Another backend on the same database, with connections of its own. */
  replica(connections: number): StoreFixture {
    const { client, connection } = this.knex.client.config;
    return new StoreFixture(
      knexFactory({
        client,
        connection,
        pool: { min: 0, max: connections },
      }),
    );
  }

  async clear(): Promise<void> {
    for (const table of [
      'workstations',
      'workstation_events',
      'launches',
      'idempotency_keys',
      'owners',
      'pools',
      'pool_states',
    ]) {
      await this.knex(table).delete();
    }
  }

  async insert(...workstations: WorkstationRecord[]): Promise<void> {
    await this.knex.batchInsert(
      'workstations',
      workstations.map(toColumns),
      // SQLite takes a limited number of values in one statement.
      20,
    );
  }

  async insertLaunch(launch: LaunchRecord): Promise<void> {
    await this.knex('launches').insert(toColumns(launch));
  }

  async get(id: string): Promise<WorkstationRecord> {
    const workstation = await this.store.get(id);
    if (!workstation) {
      throw new Error(`There is no row '${id}'`);
    }
    return workstation;
  }

  /** The history of a workstation, oldest first. */
  async events(id: string): Promise<EventRecord[]> {
    const { items } = await this.history.list(id, { limit: 100 });
    return items.reverse();
  }

  async eventTypes(id: string): Promise<string[]> {
    return (await this.events(id)).map(event => event.type);
  }
}
