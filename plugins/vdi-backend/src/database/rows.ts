import type {
  EventRecord,
  LaunchRecord,
  WorkstationPatch,
  WorkstationRecord,
} from '../workstations/WorkstationRecord';
import { fromRow, read, toRow, type Kind, type Row } from './columns';

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

const ALL_COLUMNS = { ...WORKSTATION_COLUMNS, ...LAUNCH_COLUMNS };

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
  return toRow(record, ALL_COLUMNS);
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
