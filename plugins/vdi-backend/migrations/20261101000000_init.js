// @ts-check

/** Columns that the search box of the list looks into. */
const SEARCHED = ['name', 'id', 'owner_ref', 'template_name', 'instance_id'];

/** What lists of live workstations are ordered by; the expressions are those of the queries, or no index applies. */
const LIVE_ORDERS = {
  created_at: 'created_at',
  name: 'name',
  owner_ref: "coalesce(owner_ref, '')",
  template_name: 'template_name',
  status: 'status',
  status_since: 'status_since',
};

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  /**
   * @param {import('knex').Knex.CreateTableBuilder} table
   * @param {string} name
   */
  const time = (table, name) =>
    table.timestamp(name, { useTz: true, precision: 3 });

  await knex.schema.createTable('workstations', table => {
    table.comment('One row for each workstation, kept after its end');
    table.string('id', 32).primary().comment('ws- and a ULID, lower case');
    table
      .integer('revision')
      .notNullable()
      .comment('Grows with each change; every update compares it');
    table
      .bigInteger('epoch')
      .notNullable()
      .comment('Grants of another epoch are dead; never decreases');
    table.string('status', 16).notNullable();
    time(table, 'status_since').notNullable();
    table.string('intent', 16).notNullable();
    table.string('name', 63).notNullable();
    table.string('template_id', 63).notNullable();
    table.string('template_name', 255).notNullable();
    table.string('launch_template_id', 64).notNullable();
    table.integer('template_version').notNullable();
    table.string('platform', 16).notNullable();
    table.string('identity_mode', 16).notNullable();
    table.string('os_user', 64).nullable();
    table.string('owner_ref', 255).nullable().comment('Null while pooled');
    table.string('entity_ref', 300).nullable();
    table.string('launch_id', 64).nullable();
    table.string('instance_id', 32).nullable().unique();
    table.string('instance_type', 32).nullable();
    table.string('availability_zone', 32).nullable();
    table.string('private_dns_name', 255).nullable();
    table.string('command_id', 64).nullable().comment('SSM command under way');
    table
      .boolean('route_closed')
      .notNullable()
      .comment('False from the moment a route may have been opened');
    table
      .boolean('tags_pending')
      .notNullable()
      .comment('The tags of the instance do not say yet what this row says');
    table
      .integer('attempts')
      .notNullable()
      .comment('Repetitions within the present status');
    table
      .integer('placement')
      .notNullable()
      .comment('How many pairs of subnet and type had no capacity');
    table.string('reason_code', 64).nullable();
    table.text('reason_message').nullable();
    table.integer('connections').nullable();
    time(table, 'connected_since').nullable();
    time(table, 'connections_at').nullable();
    time(table, 'created_at').notNullable();
    time(table, 'requested_at')
      .notNullable()
      .comment('At first, or at the last retry');
    time(table, 'claimed_at').nullable();
    time(table, 'launched_at').nullable();
    time(table, 'running_since').nullable();
    time(table, 'ready_at').nullable().comment('First time it was ready');
    time(table, 'terminated_at').nullable();
    table
      .float('seconds_to_ready')
      .nullable()
      .comment('From the request to ready, for launches that waited');
    table
      .float('seconds_to_connectable')
      .nullable()
      .comment("From its owner's request to ready, also for claimed ones");
    table
      .boolean('started_by_hand')
      .notNullable()
      .comment('A warm one that its pool neither counts nor ends');
    table.integer('disk_gib').nullable().comment('Size of the root volume');
    table
      .boolean('hibernation')
      .notNullable()
      .comment('The machine was launched so that it can hibernate');
    table
      .string('stop_mode', 16)
      .nullable()
      .comment('How it was stopped, or is to be: stop or hibernate');
    table
      .string('wanted_type', 32)
      .nullable()
      .comment('Instance type that it gets as soon as it is stopped');
    table
      .integer('rebuild_version')
      .nullable()
      .comment('Version that it is made anew from when its machine has ended');
    time(table, 'rebooted_at').nullable().comment('When it was told to reboot');
    table
      .integer('stop_after')
      .nullable()
      .comment('Seconds after which a desktop is stopped, unless prolonged');
    time(table, 'stop_at').nullable();
    time(table, 'stop_announced_at').nullable();
    time(table, 'deadline_at').nullable();
    time(table, 'next_check_at').nullable();
    time(table, 'locked_until').nullable();
    table.string('locked_by', 64).nullable();
    table.specificType(
      'search_text',
      `text generated always as (lower(${SEARCHED.map(
        column => `coalesce(${column}, '')`,
      ).join(" || '\n' || ")})) stored`,
    );

    table.index(['owner_ref', 'created_at', 'id'], 'workstations_owner_idx');
    table.index(
      ['template_id', 'template_version', 'status', 'created_at'],
      'workstations_template_idx',
    );
    table.index(['entity_ref'], 'workstations_entity_idx');
    table.index(['launch_id'], 'workstations_launch_idx');
    table.index(['next_check_at'], 'workstations_due_idx');
    table.index(['status', 'created_at', 'id'], 'workstations_status_idx');
  });
  for (const [name, order] of Object.entries(LIVE_ORDERS)) {
    await knex.raw(
      `create index workstations_live_${name}_idx on workstations (${order}, id) where status <> 'terminated'`,
    );
  }
  await knex.raw(
    `create index workstations_typical_idx on workstations (template_id, ready_at) where seconds_to_ready is not null`,
  );

  await knex.raw(
    `create index workstations_unowned_idx on workstations (template_id, status) where owner_ref is null and status <> 'terminated'`,
  );
  await knex.raw(
    `create index workstations_requested_idx on workstations (template_id, requested_at) where owner_ref is not null`,
  );

  await knex.schema.createTable('workstation_events', table => {
    table.comment('History; also the outbox of signals and notifications');
    table.string('id', 26).primary().comment('ULID');
    table.string('workstation_id', 32).notNullable();
    time(table, 'at').notNullable();
    table.string('type', 32).notNullable();
    table.string('status', 16).notNullable();
    table.string('actor_kind', 16).notNullable();
    table.string('actor_ref', 255).nullable();
    table.text('message').nullable();
    table.text('details').nullable().comment('JSON object');
    time(table, 'published_at').nullable();
    time(table, 'reserved_until').nullable();
    table.index(['workstation_id', 'id'], 'workstation_events_history_idx');
  });
  await knex.raw(
    `create index workstation_events_outbox_idx on workstation_events (id) where published_at is null`,
  );

  await knex.schema.createTable('launches', table => {
    table.comment('RunInstances calls: one for all rows of the same kind');
    table.string('id', 64).primary().comment('ClientToken and tag vdi:launch');
    table
      .string('state', 16)
      .notNullable()
      .comment('pending, answered, refused');
    table.string('template_id', 63).notNullable();
    table.string('launch_template_id', 64).notNullable();
    table.integer('template_version').notNullable();
    table.integer('count').notNullable();
    table.string('subnet_id', 64).nullable();
    table.string('instance_type', 32).nullable();
    table.boolean('hibernation').notNullable();
    table.text('tags').notNullable().comment('JSON object');
    time(table, 'created_at').notNullable();
  });

  await knex.schema.createTable('idempotency_keys', table => {
    table.string('owner_ref', 255).notNullable();
    table.string('key', 255).notNullable();
    table.string('request_hash', 64).notNullable();
    table.string('workstation_id', 32).notNullable();
    time(table, 'created_at').notNullable();
    table.primary(['owner_ref', 'key']);
    table.index(['created_at'], 'idempotency_keys_age_idx');
  });

  await knex.schema.createTable('owners', table => {
    table.comment('A row to lock while the limit of a person is checked');
    table.string('owner_ref', 255).primary();
    time(table, 'requested_at').notNullable();
  });

  await knex.schema.createTable('template_settings', table => {
    table.comment('What the portal knows better than the tags of a template');
    table.string('template_id', 63).primary();
    table.text('settings').notNullable().comment('JSON object');
    time(table, 'updated_at').notNullable();
    table.string('updated_by_kind', 16).notNullable();
    table.string('updated_by_ref', 255).nullable();
  });

  await knex.schema.createTable('template_changes', table => {
    table.comment('Who changed a template, its default version or its pool');
    table.string('id', 26).primary().comment('ULID');
    table.string('template_id', 63).notNullable();
    time(table, 'at').notNullable();
    table.string('kind', 32).notNullable();
    table.string('actor_kind', 16).notNullable();
    table.string('actor_ref', 255).nullable();
    table.text('details').notNullable().comment('JSON object');
    table.index(['template_id', 'id'], 'template_changes_history_idx');
  });

  await knex.schema.createTable('pools', table => {
    table.comment('Warm pools as administrators want them');
    table.string('template_id', 63).primary();
    table.text('settings').notNullable().comment('JSON object');
    time(table, 'updated_at').notNullable();
    table.string('updated_by_kind', 16).notNullable();
    table.string('updated_by_ref', 255).nullable();
  });

  await knex.schema.createTable('pool_states', table => {
    table.comment('A row to lock while a pool is planned, and its failures');
    table.string('template_id', 63).primary();
    table.integer('failures').notNullable().comment('In a row');
    time(table, 'failed_at').nullable();
    table.text('failure').nullable();
    time(table, 'held_until').nullable();
    time(table, 'sampled_at').nullable();
  });

  await knex.schema.createTable('pool_samples', table => {
    table.string('template_id', 63).notNullable();
    time(table, 'at').notNullable();
    table.integer('target').notNullable();
    table.integer('warm').notNullable();
    table.integer('starting').notNullable();
    table.integer('stopped').notNullable();
    table.primary(['template_id', 'at']);
    table.index(['at'], 'pool_samples_age_idx');
  });

  await knex.schema.createTable('image_projects', table => {
    table.comment('Desktop images that teams own');
    table.string('id', 40).primary().comment('Also the id of the template');
    table
      .integer('revision')
      .notNullable()
      .comment('Grows with each change; every update compares it');
    table.string('name', 100).notNullable().comment('As the settings say');
    table.string('owner_ref', 255).notNullable();
    table.string('source_url', 1000).nullable();
    table.text('settings').notNullable().comment('JSON object');
    table.integer('settings_revision').notNullable();
    table
      .integer('applied_revision')
      .nullable()
      .comment('Of the settings that AWS has');
    table.string('status', 16).notNullable();
    table
      .integer('rank')
      .notNullable()
      .comment('Order of lists: 0 broken, 1 last build failed, 2 well');
    table.text('problem').nullable();
    table.string('pipeline_arn', 512).nullable();
    table.string('recipe_version', 32).nullable();
    table.string('launch_template_id', 64).nullable();
    table.string('platform', 16).notNullable();
    time(table, 'attempted_at').nullable();
    table.integer('attempted_revision').nullable();
    table.integer('attempts').notNullable().defaultTo(0);
    time(table, 'checked_at').nullable();
    time(table, 'created_at').notNullable();
    table.text('created_by').notNullable().comment('JSON object');
    time(table, 'updated_at').notNullable();
    table.text('updated_by').notNullable().comment('JSON object');
    time(table, 'next_check_at').nullable();
    table
      .boolean('hastened')
      .notNullable()
      .defaultTo(false)
      .comment('Became due while somebody worked on it');
    time(table, 'locked_until').nullable();
    table.string('locked_by', 64).nullable();
    table.specificType(
      'sort_name',
      'text generated always as (lower(name)) stored',
    );
    table.specificType(
      'search_text',
      `text generated always as (lower(name || '\n' || id || '\n' || owner_ref)) stored`,
    );
    table.index(['rank', 'sort_name', 'id'], 'image_projects_list_idx');
    table.index(
      ['owner_ref', 'rank', 'sort_name', 'id'],
      'image_projects_owner_idx',
    );
    table.index(['next_check_at'], 'image_projects_due_idx');
  });

  await knex.schema.createTable('image_builds', table => {
    table.comment('Every build of an image project, kept as long as it');
    table.string('id', 32).primary().comment('img- and a ULID, lower case');
    table.string('project_id', 40).notNullable();
    table.integer('revision').notNullable();
    table.integer('number').notNullable();
    table.string('status', 16).notNullable();
    table.string('stage', 16).nullable();
    table.string('trigger', 16).notNullable();
    table.string('request_key', 255).nullable();
    table.text('requested_by').notNullable().comment('JSON object');
    time(table, 'requested_at').notNullable();
    table.text('settings').notNullable().comment('JSON object');
    table.string('image_arn', 512).nullable().unique();
    table.string('recipe_version', 32).nullable();
    time(table, 'start_asked_at').nullable();
    time(table, 'started_at').nullable();
    time(table, 'ended_at').nullable();
    table.text('steps').notNullable().comment('JSON array');
    table.string('ami_id', 32).nullable();
    table.integer('template_version').nullable();
    table.text('failure').nullable().comment('JSON object');
    table.boolean('cancel_requested').notNullable();
    table.integer('trial_attempt').notNullable().defaultTo(0);
    table.string('trial_status', 16).nullable();
    table.string('trial_workstation_id', 32).nullable();
    time(table, 'trial_started_at').nullable();
    time(table, 'trial_ended_at').nullable();
    table.text('trial_message').nullable();
    table
      .string('trial_command_id', 64)
      .nullable()
      .comment('SSM command under way');
    table.text('promotion_wanted').nullable().comment('JSON object');
    time(table, 'promoted_at').nullable();
    table.text('promoted_by').nullable().comment('JSON object');
    table.text('decided_by').nullable().comment('JSON object');
    time(table, 'retired_at').nullable();
    time(table, 'discarded_at').nullable();
    table.unique(['project_id', 'number'], {
      indexName: 'image_builds_number_idx',
    });
    table.unique(['project_id', 'request_key'], {
      indexName: 'image_builds_request_idx',
    });
    table.index(['project_id', 'status', 'number'], 'image_builds_status_idx');
    table.index(['project_id', 'template_version'], 'image_builds_version_idx');
  });

  await knex.schema.createTable('image_packages', table => {
    table.comment('What is installed on the image of a build');
    table.string('build_id', 32).primary();
    table.text('packages').notNullable().comment('JSON array');
  });

  await knex.schema.createTable('image_events', table => {
    table.comment('History; also the outbox of signals and notifications');
    table.string('id', 26).primary().comment('ULID');
    table.string('project_id', 40).notNullable();
    time(table, 'at').notNullable();
    table.string('type', 32).notNullable();
    table.string('actor_kind', 16).notNullable();
    table.string('actor_ref', 255).nullable();
    table.string('build_id', 32).nullable();
    table.integer('build_number').nullable();
    table.text('message').nullable();
    time(table, 'published_at').nullable();
    time(table, 'reserved_until').nullable();
    table.index(['project_id', 'id'], 'image_events_history_idx');
  });
  await knex.raw(
    `create index image_events_outbox_idx on image_events (id) where published_at is null`,
  );

  await knex.schema.createTable('aws_calls', table => {
    table.comment('Requests to AWS of all replicas, in tens of minutes');
    time(table, 'at').notNullable().comment('Begin of the ten minutes');
    table.string('action', 64).notNullable().comment("IAM's name");
    table.integer('calls').notNullable();
    table.integer('throttled').notNullable();
    table.integer('failed').notNullable();
    table.double('seconds').notNullable().comment('Of all calls together');
    table.primary(['at', 'action']);
  });

  await knex.schema.createTable('replicas', table => {
    table.comment('Backend processes that share this database');
    table.string('id', 26).primary().comment('ULID; also in locked_by');
    table.string('host', 255).notNullable();
    time(table, 'started_at').notNullable();
    time(table, 'seen_at').notNullable();
  });

  await knex.schema.createTable('fleet_state', table => {
    table.string('key', 64).primary();
    table.text('value').notNullable();
  });
  await knex('fleet_state').insert({
    key: 'database-created-at',
    value: new Date().toISOString(),
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'fleet_state',
    'replicas',
    'aws_calls',
    'image_events',
    'image_packages',
    'image_builds',
    'image_projects',
    'pool_samples',
    'pool_states',
    'pools',
    'template_changes',
    'template_settings',
    'owners',
    'idempotency_keys',
    'launches',
    'workstation_events',
    'workstations',
  ]) {
    await knex.schema.dropTable(table);
  }
};
