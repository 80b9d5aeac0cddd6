import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import { ulid } from 'ulid';
import type { Database } from './Database';
import { toColumns, type WorkstationRecord } from './backend';
import type { Scale } from './Scale';

const DAY = 24 * 60 * 60_000;
const TEMPLATES = 20;
/** Rows of one insert, below SQLite's limit on parameters. */
const CHUNK = 500;

/** Of a hundred live workstations. */
const SHARES: [WorkstationStatus, number][] = [
  ['ready', 60],
  ['stopped', 28],
  ['pooled', 6],
  ['preparing', 2],
  ['failed', 2],
  ['requested', 1],
  ['terminating', 1],
];

/** Somebody with about five workstations. */
export function personOf(index: number): string {
  return `user:default/person-${String(index).padStart(5, '0')}`;
}

/** A component with a few workstations. */
export function componentOf(index: number): string {
  return `component:default/service-${String(index).padStart(4, '0')}`;
}

export function templateOf(index: number): string {
  return `template-${String(index).padStart(2, '0')}`;
}

/** A workstation as such a fleet has them; the same index gives the same one but for its id. */
export function fleetRow(
  index: number,
  { people, now }: { people: number; now: Date },
): WorkstationRecord {
  const status = statusOf(index);
  const owned = status !== 'pooled';
  const created = new Date(now.getTime() - spreadOver(index, 90 * DAY));
  const template = index % TEMPLATES;
  const waits = ['preparing', 'requested', 'terminating'].includes(status);
  return {
    id: `ws-${ulid(created.getTime()).toLowerCase()}`,
    revision: 7,
    epoch: 1_790_000_000,
    status,
    statusSince: new Date(created.getTime() + spreadOver(index + 1, DAY)),
    intent: status === 'terminating' ? 'terminate' : 'run',
    name: `desktop-${(index * 7919) % 100_003}`,
    templateId: templateOf(template),
    templateName: `Template number ${template}`,
    launchTemplateId: `lt-${template}`,
    templateVersion: 1 + (index % 3),
    platform: template % 4 === 0 ? 'windows' : 'linux',
    identityMode: 'shared',
    hibernation: false,
    startedByHand: false,
    osUser: 'desktop',
    ownerRef: owned ? personOf((index * 31) % people) : undefined,
    entityRef:
      owned && index % 3 === 0
        ? componentOf((index / 3) % Math.ceil(people / 5))
        : undefined,
    instanceId:
      status === 'requested'
        ? undefined
        : `i-${index.toString(16).padStart(17, '0')}`,
    instanceType: 'm7i.xlarge',
    availabilityZone: 'eu-west-1a',
    privateDnsName: 'ip-10-0-0-1.internal',
    routeClosed: true,
    tagsPending: false,
    attempts: 0,
    placement: 0,
    createdAt: created,
    requestedAt: created,
    readyAt: owned && !waits ? created : undefined,
    secondsToReady: owned && index % 2 === 0 ? 60 + (index % 90) : undefined,
  };
}

/** Fills the database with a fleet and the rows of workstations that have ended. */
export async function insertFleet(
  { knex }: Pick<Database, 'knex'>,
  { workstations, ended }: Pick<Scale, 'workstations' | 'ended'>,
  now: Date,
): Promise<void> {
  const people = peopleOf(workstations);
  const total = workstations + ended;
  for (let start = 0; start < total; start += CHUNK) {
    const rows: WorkstationRecord[] = [];
    for (
      let index = start;
      index < Math.min(start + CHUNK, total);
      index += 1
    ) {
      const row = fleetRow(index, { people, now });
      rows.push(
        index < workstations
          ? row
          : {
              ...row,
              status: 'terminated',
              ownerRef: row.ownerRef ?? personOf(0),
              terminatedAt: row.statusSince,
            },
      );
    }
    await knex('workstations').insert(rows.map(toColumns));
  }
}

/** How many people share so many workstations. */
export function peopleOf(workstations: number): number {
  return Math.ceil(workstations / 5);
}

function statusOf(index: number): WorkstationStatus {
  // Neighbours differ, and every template has every status.
  let place = (Math.floor(index / TEMPLATES) * 37 + index) % 100;
  for (const [status, share] of SHARES) {
    place -= share;
    if (place < 0) {
      return status;
    }
  }
  return 'ready';
}

function spreadOver(index: number, range: number): number {
  return Math.floor(((index * 0.618_033_988_7) % 1) * range);
}
