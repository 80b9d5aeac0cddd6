import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { aWorkstation, NOON } from '../__testUtils__/builders';
import { insertEvents } from '../history';
import { MIGRATIONS_DIRECTORY } from './migrate';
import { toColumns, toWorkstation } from './rows';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

async function namesOf(knex: Knex, what: 'table' | 'index'): Promise<string[]> {
  const names: string[] =
    knex.client.config.client === 'pg'
      ? await knex(what === 'table' ? 'pg_tables' : 'pg_indexes')
          .whereRaw('schemaname = current_schema()')
          .pluck(`${what}name`)
      : await knex('sqlite_master').where('type', what).pluck('name');
  return names.filter(name => !/^(sqlite_|knex_migrations)/.test(name)).sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  const migrate = { directory: MIGRATIONS_DIRECTORY };

  it('go up, keep what is written, and come down with nothing left', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest(migrate);
    const tables = await namesOf(knex, 'table');
    const indexes = await namesOf(knex, 'index');
    expect(tables).toEqual([
      'aws_calls',
      'fleet_state',
      'idempotency_keys',
      'image_builds',
      'image_events',
      'image_packages',
      'image_projects',
      'launches',
      'owners',
      'pool_samples',
      'pool_states',
      'pools',
      'replicas',
      'template_changes',
      'template_settings',
      'workstation_events',
      'workstations',
    ]);
    expect(indexes).toEqual(
      expect.arrayContaining([
        'idempotency_keys_age_idx',
        'image_builds_number_idx',
        'image_builds_request_idx',
        'image_builds_status_idx',
        'image_builds_version_idx',
        'image_events_history_idx',
        'image_events_outbox_idx',
        'image_projects_due_idx',
        'image_projects_list_idx',
        'image_projects_owner_idx',
        'workstation_events_history_idx',
        'workstation_events_outbox_idx',
        'workstations_due_idx',
        'workstations_entity_idx',
        'workstations_launch_idx',
        'workstations_live_created_at_idx',
        'workstations_live_name_idx',
        'workstations_live_owner_ref_idx',
        'workstations_live_status_idx',
        'workstations_live_status_since_idx',
        'workstations_live_template_name_idx',
        'workstations_owner_idx',
        'workstations_requested_idx',
        'workstations_status_idx',
        'workstations_template_idx',
        'workstations_typical_idx',
        'workstations_unowned_idx',
      ]),
    );

    const workstation = aWorkstation({
      entityRef: 'component:default/payments',
      launchId: 'vdi-1',
      instanceType: 'm7i.xlarge',
      availabilityZone: 'eu-west-1a',
      commandId: 'c-1',
      reasonCode: 'capacity',
      reasonMessage: 'EC2 has none.',
      connections: 2,
      connectedSince: new Date('2026-11-02T12:34:56.789Z'),
      connectionsAt: NOON,
      claimedAt: NOON,
      launchedAt: NOON,
      runningSince: NOON,
      readyAt: NOON,
      terminatedAt: NOON,
      secondsToReady: 61.5,
      deadlineAt: NOON,
      nextCheckAt: NOON,
    });
    await knex('workstations').insert(toColumns(workstation));
    await insertEvents(
      knex,
      workstation,
      [{ type: 'ready', actor: { kind: 'system' } }],
      NOON,
    );
    const row = await knex('workstations').first();
    expect(toWorkstation(row)).toEqual(workstation);

    await knex.migrate.down(migrate);
    expect(await namesOf(knex, 'table')).toEqual([]);
    expect(await namesOf(knex, 'index')).toEqual([]);

    await knex.migrate.latest(migrate);
    expect(await namesOf(knex, 'table')).toEqual(tables);
    expect(await namesOf(knex, 'index')).toEqual(indexes);
    expect(await knex('workstations')).toEqual([]);
  });

  it('remember when the database began, and no instance belongs to two', async () => {
    const knex = await databases.init(id);
    const before = Date.now();
    await knex.migrate.latest(migrate);
    const { value } = await knex('fleet_state')
      .where('key', 'database-created-at')
      .first();
    expect(Date.parse(value)).toBeGreaterThanOrEqual(before);
    const first = aWorkstation();
    await knex('workstations').insert(toColumns(first));
    await expect(
      knex('workstations').insert(
        toColumns(aWorkstation({ instanceId: first.instanceId })),
      ),
    ).rejects.toThrow(/unique|duplicate/i);
  });
});
