import type {
  EventRecord,
  LaunchRecord,
  WorkstationPatch,
  WorkstationRecord,
} from '../workstations/WorkstationRecord';

/** A row as Knex gives it: SQLite has numbers for times and booleans, PostgreSQL has strings for big integers. */
export type Row = Record<string, unknown>;

type Kind = 'text' | 'number' | 'boolean' | 'date' | 'json';

const WORKSTATION_COLUMNS = {
  id: 'text',
  revision: 'number',
  epoch: 'number',
  status: 'text',
  statusSince: 'date',
  intent: 'text',
  name: 'text',
  templateId: 'text',
  templateName: 'text',
  launchTemplateId: 'text',
  templateVersion: 'number',
  platform: 'text',
  identityMode: 'text',
  osUser: 'text',
  ownerRef: 'text',
  entityRef: 'text',
  launchId: 'text',
  instanceId: 'text',
  instanceType: 'text',
  availabilityZone: 'text',
  privateDnsName: 'text',
  commandId: 'text',
  routeClosed: 'boolean',
  tagsPending: 'boolean',
  attempts: 'number',
  placement: 'number',
  reasonCode: 'text',
  reasonMessage: 'text',
  connections: 'number',
  connectedSince: 'date',
  connectionsAt: 'date',
  createdAt: 'date',
  requestedAt: 'date',
  claimedAt: 'date',
  launchedAt: 'date',
  runningSince: 'date',
  readyAt: 'date',
  terminatedAt: 'date',
  secondsToReady: 'number',
  secondsToConnectable: 'number',
  startedByHand: 'boolean',
  diskGib: 'number',
  hibernation: 'boolean',
  stopMode: 'text',
  wantedType: 'text',
  rebuildVersion: 'number',
  rebootedAt: 'date',
  stopAfter: 'number',
  stopAt: 'date',
  stopAnnouncedAt: 'date',
  deadlineAt: 'date',
  nextCheckAt: 'date',
} satisfies Record<keyof WorkstationRecord, Kind>;

const LAUNCH_COLUMNS = {
  id: 'text',
  state: 'text',
  templateId: 'text',
  launchTemplateId: 'text',
  templateVersion: 'number',
  count: 'number',
  subnetId: 'text',
  instanceType: 'text',
  hibernation: 'boolean',
  tags: 'json',
  createdAt: 'date',
} satisfies Record<keyof LaunchRecord, Kind>;

const columnNames = new Map<string, string>();

/** Remembered, for lists of thousands of rows ask again and again. */
function snake(name: string): string {
  let column = columnNames.get(name);
  if (column === undefined) {
    column = name.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
    columnNames.set(name, column);
  }
  return column;
}

function read(value: unknown, kind: Kind): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  switch (kind) {
    case 'number':
      return Number(value);
    case 'boolean':
      return Boolean(value);
    case 'date':
      return toDate(value);
    case 'json':
      return JSON.parse(String(value));
    default:
      return value;
  }
}

function fromRow(row: Row, columns: Record<string, Kind>): Row {
  const record: Row = {};
  for (const [key, kind] of Object.entries(columns)) {
    const value = read(row[snake(key)], kind);
    if (value !== undefined) {
      record[key] = value;
    }
  }
  return record;
}

/** A workstation from its row. */
export function toWorkstation(row: Row): WorkstationRecord {
  return fromRow(row, WORKSTATION_COLUMNS) as unknown as WorkstationRecord;
}

/** A launch from its row. */
export function toLaunch(row: Row): LaunchRecord {
  return fromRow(row, LAUNCH_COLUMNS) as unknown as LaunchRecord;
}

/** Columns and values of a record or of a change; a key that is present with `undefined` empties its column. */
export function toColumns(
  record: WorkstationPatch | WorkstationRecord | LaunchRecord,
): Row {
  const row: Row = {};
  for (const [key, value] of Object.entries(record)) {
    if (key === 'tags') {
      row.tags = JSON.stringify(value);
    } else {
      row[snake(key)] = value === undefined ? null : value;
    }
  }
  return row;
}

/** A line of the history from its row. */
export function toEvent(row: Row): EventRecord {
  const text = (name: string) =>
    row[name] === null ? undefined : String(row[name]);
  return {
    id: String(row.id),
    workstationId: String(row.workstation_id),
    at: read(row.at, 'date') as Date,
    type: row.type as EventRecord['type'],
    status: row.status as EventRecord['status'],
    actor:
      row.actor_kind === 'system'
        ? { kind: 'system' }
        : {
            kind: row.actor_kind as 'user' | 'service',
            ref: String(row.actor_ref),
          },
    message: text('message'),
    details: read(row.details, 'json') as EventRecord['details'],
  };
}

/** A time, for which SQLite has a number. */
export function toDate(value: unknown): Date {
  return value instanceof Date ? value : new Date(value as string | number);
}
