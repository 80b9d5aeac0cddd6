import type {
  Me,
  Pool,
  Operations,
  Template,
  Workstation,
  WorkstationEvent,
} from '@deskstage/backstage-plugin-vdi-common';

export const USER = 'user:default/ada';
export const OTHER = 'user:default/grace';

/** An id of a workstation that ends with a number. */
export function workstationId(number: number): string {
  return `ws-01k${String(number).padStart(23, '0')}`;
}

/** A time some seconds before now. */
export function ago(seconds: number): string {
  return new Date(Date.now() - seconds * 1000).toISOString();
}

/** A workstation that is ready, unless told otherwise. */
export function sampleWorkstation(
  overrides: Partial<Workstation> = {},
): Workstation {
  return {
    id: workstationId(1),
    name: 'payments-debug',
    status: 'ready',
    intent: 'run',
    statusSince: ago(3_600),
    template: { id: 'ubuntu-dev', name: 'Ubuntu developer', version: 4 },
    platform: 'linux',
    identity: { mode: 'shared', userName: 'ubuntu' },
    owner: USER,
    instance: {
      id: 'i-0123456789abcdef0',
      type: 'm7i.xlarge',
      availabilityZone: 'eu-central-1a',
    },
    createdAt: ago(3_900),
    requestedAt: ago(3_900),
    readyAt: ago(3_600),
    runningSince: ago(3_800),
    typicalSeconds: 120,
    connections: { count: 0, observedAt: ago(30) },
    actions: ['connect', 'stop', 'reboot', 'rebuild', 'rename', 'delete'],
    revision: 7,
    ...overrides,
  };
}

/** A portal that is doing well. */
export function sampleOperations(
  overrides: Partial<Operations> = {},
): Operations {
  return {
    at: ago(0),
    checks: [],
    queue: {
      due: 1,
      locked: 0,
      lagSeconds: 1.5,
      statuses: [
        { status: 'launching', count: 1, due: 1, locked: 0, lagSeconds: 1.5 },
        { status: 'ready', count: 12, due: 0, locked: 0, lagSeconds: 0 },
      ],
    },
    replicas: [
      {
        id: '01K0000000000000000000000A',
        host: 'portal-0',
        startedAt: ago(7_200),
        seenAt: ago(20),
        working: true,
      },
    ],
    awsCalls: [
      {
        action: 'ec2:DescribeInstances',
        lastHour: {
          calls: 1_840,
          throttled: 0,
          failed: 0,
          averageSeconds: 0.12,
        },
        lastDay: { calls: 43_210, throttled: 0, failed: 1 },
      },
    ],
    sweep: {
      at: ago(40),
      instances: 13,
      kicked: 0,
      adopted: 0,
      terminated: 0,
      finished: 0,
      orphans: 0,
      alarms: [],
    },
    troubles: [],
    pools: [],
    ...overrides,
  };
}

/** A workstation whose machine is starting. */
export function launchingWorkstation(
  overrides: Partial<Workstation> = {},
): Workstation {
  return sampleWorkstation({
    status: 'launching',
    statusSince: ago(20),
    createdAt: ago(25),
    requestedAt: ago(25),
    readyAt: undefined,
    runningSince: undefined,
    connections: undefined,
    actions: ['rename', 'delete'],
    ...overrides,
  });
}

/** Somebody else's workstations, of which the first has failed. */
export function sampleFleet(count: number): Workstation[] {
  return Array.from({ length: count }, (_, index) =>
    sampleWorkstation({
      id: workstationId(index + 1),
      name: `desktop-${index + 1}`,
      owner: OTHER,
      status: index === 0 ? 'failed' : 'ready',
      actions: ['delete'],
    }),
  );
}

/** A template with nothing warm, unless told otherwise. */
export function sampleTemplate(overrides: Partial<Template> = {}): Template {
  return {
    id: 'ubuntu-dev',
    name: 'Ubuntu developer',
    description: 'Ubuntu 24.04 with Docker, Git and editors',
    platform: 'linux',
    identityMode: 'shared',
    defaultVersion: 4,
    latestVersion: 5,
    instanceType: 'm7i.xlarge',
    vcpus: 4,
    memoryMiB: 16_384,
    diskGiB: 100,
    ready: true,
    readyNow: 0,
    typicalSeconds: 180,
    instanceTypes: ['m7i.xlarge', 'm7i.2xlarge', 'm6i.xlarge'],
    ...overrides,
  };
}

export const windowsTemplate = sampleTemplate({
  id: 'windows-qa',
  name: 'Windows QA',
  description: 'Windows Server 2022 with browsers for testing',
  platform: 'windows',
  identityMode: 'personal',
  defaultVersion: 2,
  latestVersion: 2,
  vcpus: 8,
  memoryMiB: 32_768,
  readyNow: 2,
  typicalSeconds: 300,
});

/** Somebody who may have workstations of their own. */
export function sampleMe(overrides: Partial<Me> = {}): Me {
  return {
    userEntityRef: USER,
    may: {
      createWorkstations: true,
      readFleet: false,
      manageTemplates: false,
      managePools: false,
      readImages: true,
      createImages: false,
    },
    workstations: { used: 1, limit: 3 },
    ...overrides,
  };
}

/** Somebody who runs the fleet. */
export const administrator = sampleMe({
  may: {
    createWorkstations: true,
    readFleet: true,
    manageTemplates: true,
    managePools: true,
    readImages: true,
    createImages: true,
  },
});

/** A line of a history. */
export function sampleEvent(
  number: number,
  overrides: Partial<WorkstationEvent> = {},
): WorkstationEvent {
  return {
    id: `event-${number}`,
    at: ago(number * 60),
    type: 'ready',
    status: 'ready',
    actor: { kind: 'system' },
    ...overrides,
  };
}

/** A pool that is as it should be, unless told otherwise. */
export function samplePool(overrides: Partial<Pool> = {}): Pool {
  return {
    template: {
      id: 'ubuntu-dev',
      name: 'Ubuntu developer',
      platform: 'linux',
    },
    version: 4,
    settings: { baseSize: 2, windows: [] },
    source: 'portal',
    target: 2,
    warm: 2,
    starting: 0,
    stopped: 0,
    old: 0,
    failing: 0,
    today: { claimed: 0, missed: 0, idleHours: 0 },
    ...overrides,
  };
}
