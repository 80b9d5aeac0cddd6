import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import knexFactory, { type Knex } from 'knex';
import {
  DatabaseWorkstationStore,
  DEFAULT_POLICY,
  MIGRATIONS_DIRECTORY,
} from './backend';

/** A database of the plugin, gone when it is closed. */
export class Database {
  readonly store: DatabaseWorkstationStore;

  private constructor(
    readonly name: 'PostgreSQL' | 'SQLite',
    readonly version: string,
    readonly knex: Knex,
    private readonly remove: () => Promise<void>,
  ) {
    this.store = DatabaseWorkstationStore.create({
      knex,
      policy: DEFAULT_POLICY,
    });
  }

  /** In a file, as `better-sqlite3` keeps it. */
  static async sqlite(): Promise<Database> {
    const folder = await mkdtemp(join(tmpdir(), 'vdi-bench-'));
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: join(folder, 'vdi.sqlite'),
      useNullAsDefault: true,
    });
    const [{ version }] = await knex.select({
      version: knex.raw('sqlite_version()'),
    });
    return Database.migrated('SQLite', version, knex, () =>
      rm(folder, { recursive: true }),
    );
  }

  /** On the server, with as many connections as a portal has by default. */
  static async postgres(connectionString: string): Promise<Database> {
    const server = knexFactory({ client: 'pg', connection: connectionString });
    const name = `vdi_bench_${randomBytes(6).toString('hex')}`;
    await server.raw('create database ??', [name]);
    const { rows } = await server.raw('show server_version');
    const url = new URL(connectionString);
    url.pathname = `/${name}`;
    const knex = knexFactory({ client: 'pg', connection: url.href });
    return Database.migrated(
      'PostgreSQL',
      String(rows[0].server_version),
      knex,
      async () => {
        await server.raw('drop database ?? with (force)', [name]);
        await server.destroy();
      },
    );
  }

  private static async migrated(
    name: Database['name'],
    version: string,
    knex: Knex,
    remove: () => Promise<void>,
  ): Promise<Database> {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    return new Database(name, version, knex, remove);
  }

  /** What PostgreSQL does by itself within a minute of such a change; SQLite never does. */
  async settle(): Promise<void> {
    if (this.name === 'PostgreSQL') {
      await this.knex.raw('vacuum analyze');
    }
  }

  async close(): Promise<void> {
    await this.knex.destroy();
    await this.remove();
  }
}
