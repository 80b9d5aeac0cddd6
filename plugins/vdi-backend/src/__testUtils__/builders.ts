import { ulid } from 'ulid';
import type { Instance } from '../aws';
import type { TemplateChoice, WorkstationRecord } from '../workstations';

/** The time of tests that do not care for another. */
export const NOON = new Date('2026-11-02T12:00:00.000Z');

/** The time so many seconds after {@link NOON}. */
export function noonPlus(seconds: number): Date {
  return new Date(NOON.getTime() + seconds * 1000);
}

let instances = 0;

/** An instance id that no other call answers with; later ones sort after earlier ones. */
export function anInstanceId(): string {
  instances += 1;
  return `i-${instances.toString(16).padStart(17, '0')}`;
}

/** A workstation id that no other call answers with. */
export function aWorkstationId(): string {
  return `ws-${ulid(NOON.getTime()).toLowerCase()}`;
}

/** A workstation of amara's that has been ready for a while, but for what is said otherwise. */
export function aWorkstation(
  changes: Partial<WorkstationRecord> = {},
): WorkstationRecord {
  const record: WorkstationRecord = {
    id: aWorkstationId(),
    revision: 1,
    epoch: 1_790_000_000,
    status: 'ready',
    statusSince: NOON,
    intent: 'run',
    name: 'my-desktop',
    templateId: 'ubuntu-developer',
    templateName: 'Ubuntu developer desktop',
    launchTemplateId: 'lt-1',
    templateVersion: 3,
    platform: 'linux',
    identityMode: 'shared',
    osUser: 'desktop',
    ownerRef: 'user:default/amara',
    instanceId: anInstanceId(),
    privateDnsName: 'ip-10-0-0-1.internal',
    routeClosed: true,
    tagsPending: false,
    attempts: 0,
    placement: 0,
    hibernation: false,
    startedByHand: false,
    createdAt: NOON,
    requestedAt: NOON,
    ...changes,
  };
  // An absent key and one that is undefined look the same in the database.
  return Object.fromEntries(
    Object.entries(record).filter(([, value]) => value !== undefined),
  ) as unknown as WorkstationRecord;
}

/** A running instance, but for what is said otherwise. */
export function anInstance(changes: Partial<Instance> = {}): Instance {
  return {
    instanceId: anInstanceId(),
    state: 'running',
    launchedAt: NOON,
    instanceType: 'm7i.xlarge',
    availabilityZone: 'eu-west-1a',
    privateDnsName: 'ip-10-0-0-1.internal',
    tags: {},
    ...changes,
  };
}

/** What a workstation is made from. */
export function aTemplateChoice(
  changes: Partial<TemplateChoice> = {},
): TemplateChoice {
  return {
    templateId: 'ubuntu-developer',
    templateName: 'Ubuntu developer desktop',
    launchTemplateId: 'lt-1',
    templateVersion: 3,
    platform: 'linux',
    identityMode: 'shared',
    sharedUser: 'desktop',
    hibernation: false,
    ...changes,
  };
}
