import {
  resolvePackagePath,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations are. */
export const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@deskstage/backstage-plugin-vdi-backend',
  'migrations',
);

/** The plugin's database, with its tables as this version needs them. */
export async function migratedClient(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
  }
  return knex;
}
