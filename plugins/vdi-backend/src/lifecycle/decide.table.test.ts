import type {
  WorkstationIntent,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { HostResult, Instance } from '../aws';
import { anInstance, aWorkstation, NOON } from '../__testUtils__/builders';
import type { WorkstationRecord } from '../workstations';
import { decide } from './decide';
import { DEFAULT_POLICY, deadlineOf, isResting } from './policy';
import type { Observation, Step } from './Step';

/** All steps that make sense in each status, unless people want it to end. */
const ALLOWED: Record<WorkstationStatus, string[]> = {
  requested: ['launch', 'fail'],
  launching: [
    'wait',
    'resend-launch',
    'requeue',
    'start-instance',
    'become preparing',
    'fail',
    'tag',
  ],
  preparing: [
    'wait',
    'start-instance',
    'prepare',
    'repeat-preparation',
    'await-reboot',
    'become ready',
    'become pooled',
    'fail',
    'tag',
  ],
  assigning: [
    'wait',
    'start-instance',
    'prepare',
    'repeat-preparation',
    'await-reboot',
    'become ready',
    'become pooled',
    'fail',
    'tag',
  ],
  pooled: ['rest', 'wait', 'drift terminating', 'tag'],
  ready: ['rest', 'wait', 'announce-stop', 'drift stopping', 'fail', 'tag'],
  stopping: [
    'wait',
    'close-route',
    'stop-instance',
    'become stopped',
    'fail',
    'tag',
  ],
  stopped: ['rest', 'wait', 'resize-instance', 'drift starting', 'fail', 'tag'],
  starting: [
    'wait',
    'resize-instance',
    'start-instance',
    'become preparing',
    'fail',
    'tag',
  ],
  rebooting: ['wait', 'start-instance', 'reboot-instance', 'fail', 'tag'],
  terminating: [
    'wait',
    'close-route',
    'terminate-instance',
    'rebuild',
    'become terminated',
    'fail',
  ],
  terminated: ['rest'],
  failed: [
    'rest',
    'wait',
    'close-route',
    'stop-instance',
    'terminate-instance',
    'forget-instance',
    'become terminated',
  ],
};

const STATUSES = Object.keys(ALLOWED) as WorkstationStatus[];
const INTENTS: WorkstationIntent[] = ['run', 'stop', 'terminate'];
const BOTH = [false, true];
const ID = aWorkstation().id;
const POLICY = DEFAULT_POLICY;

const INSTANCES: (Instance | undefined)[] = [
  undefined,
  ...(
    [
      'pending',
      'running',
      'shutting-down',
      'terminated',
      'stopping',
      'stopped',
    ] as const
  ).map(state => anInstance({ state })),
  anInstance({
    state: 'terminated',
    stateReason: {
      code: 'Server.InsufficientInstanceCapacity',
      message: 'None.',
    },
  }),
];

const HOSTS: Pick<Observation, 'hostOnline' | 'host'>[] = [
  {},
  { hostOnline: true },
  ...(
    [
      { state: 'running' },
      { state: 'failed', message: 'no.', retryable: true },
      { state: 'failed', message: 'no.', retryable: false },
      ...['desktop', 'root'].map(sessionOwner => ({
        state: 'done' as const,
        report: {
          workstationId: ID,
          dcvVersion: '2025.0',
          listening: true,
          sessionOwner,
        },
      })),
    ] as HostResult[]
  ).map(host => ({ host })),
];

/** What people may have asked for besides, where it matters. */
const WISHES: Partial<Record<WorkstationStatus, Partial<WorkstationRecord>[]>> =
  {
    preparing: [{}, { rebootedAt: NOON }],
    assigning: [{}, { rebootedAt: NOON }],
    ready: [
      {},
      { stopAt: new Date(NOON.getTime() + 60_000) },
      { stopAt: new Date(NOON.getTime() - 60_000) },
    ],
    stopping: [{}, { stopMode: 'hibernate' }],
    stopped: [{}, { wantedType: 'm7i.large' }],
    starting: [{}, { wantedType: 'm7i.large' }],
    terminating: [{}, { rebuildVersion: 4 }],
  };

interface Case {
  workstation: WorkstationRecord;
  observation: Observation;
  late: boolean;
  step: Step;
}

const TOUCHES_INSTANCE = new Set<Step['kind']>([
  'start-instance',
  'stop-instance',
  'terminate-instance',
  'prepare',
  'tag',
  'reboot-instance',
  'resize-instance',
  'forget-instance',
]);

function nameOf(step: Step): string {
  return step.kind === 'become' || step.kind === 'drift'
    ? `${step.kind} ${step.status}`
    : step.kind;
}

function* workstationsIn(
  status: WorkstationStatus,
): Generator<{ workstation: WorkstationRecord; late: boolean }> {
  const lateness = isResting(status) ? [false] : BOTH;
  for (const intent of INTENTS)
    for (const late of lateness)
      for (const routeClosed of BOTH)
        for (const tagsPending of BOTH)
          for (const ready of BOTH)
            for (const owned of BOTH)
              for (const fresh of BOTH)
                for (const machine of ['bound', 'awaited', 'none'] as const)
                  for (const commandId of ['c-1', undefined])
                    for (const wish of WISHES[status] ?? [{}])
                      yield {
                        late,
                        workstation: aWorkstation({
                          id: ID,
                          status,
                          intent,
                          routeClosed,
                          tagsPending,
                          commandId,
                          ...wish,
                          readyAt: ready ? NOON : undefined,
                          ownerRef: owned ? 'user:default/amara' : undefined,
                          instanceId: machine === 'bound' ? 'i-1' : undefined,
                          launchId: machine === 'none' ? undefined : 'vdi-1',
                          launchedAt: new Date(
                            NOON.getTime() - (fresh ? 1 : 60) * 60_000,
                          ),
                          deadlineAt: deadlineOf(
                            status,
                            late ? new Date(0) : NOON,
                            POLICY,
                          ),
                        }),
                      };
}

function* observationsOf(
  workstation: WorkstationRecord,
): Generator<Observation> {
  yield { known: false };
  if (!workstation.instanceId) {
    yield { known: true, launchPending: true };
    yield { known: true, launchPending: false };
    return;
  }
  for (const instance of INSTANCES)
    for (const host of HOSTS) yield { known: true, instance, ...host };
}

function allCases(status: WorkstationStatus): Case[] {
  const cases: Case[] = [];
  for (const { workstation, late } of workstationsIn(status))
    for (const observation of observationsOf(workstation))
      cases.push({
        workstation,
        observation,
        late,
        step: decide({ workstation, observation, now: NOON, policy: POLICY }),
      });
  return cases;
}

describe.each(STATUSES)('decide, in every situation of %s', status => {
  let cases: Case[];

  beforeAll(() => {
    cases = allCases(status);
  });

  afterAll(() => {
    cases = [];
  });

  /** Cases that break the rule, few enough to read. */
  const breaking = (rule: (each: Case) => boolean) =>
    cases.filter(each => !rule(each)).slice(0, 3);

  it('takes a step that makes sense there', () => {
    expect(cases.length).toBeGreaterThan(1000);
    expect(
      breaking(
        ({ workstation, step }) =>
          ALLOWED[status].includes(nameOf(step)) ||
          (workstation.intent === 'terminate' &&
            nameOf(step) === 'become terminating'),
      ),
    ).toEqual([]);
  });

  it('takes each of those steps somewhere', () => {
    const taken = new Set(cases.map(each => nameOf(each.step)));
    expect(ALLOWED[status].filter(each => !taken.has(each))).toEqual([]);
  });

  it('leaves the machine alone when EC2 could not be asked', () => {
    expect(
      breaking(
        ({ observation, step }) =>
          observation.known || !TOUCHES_INSTANCE.has(step.kind),
      ),
    ).toEqual([]);
  });

  it('touches only a machine that is there', () => {
    expect(
      breaking(
        ({ workstation, observation, step }) =>
          !TOUCHES_INSTANCE.has(step.kind) ||
          step.kind === 'forget-instance' ||
          (workstation.instanceId !== undefined &&
            observation.instance !== undefined &&
            !['shutting-down', 'terminated'].includes(
              observation.instance.state,
            )),
      ),
    ).toEqual([]);
  });

  it('fails what is late, unless it is to end anyway', () => {
    expect(
      breaking(
        ({ workstation, late, step }) =>
          !late ||
          step.kind === 'fail' ||
          (workstation.intent === 'terminate' && status !== 'terminating'),
      ),
    ).toEqual([]);
  });

  it('ends what people want to end', () => {
    const ending = ['terminating', 'terminated', 'failed'];
    expect(
      breaking(
        ({ workstation, step }) =>
          workstation.intent !== 'terminate' ||
          ending.includes(status) ||
          nameOf(step) === 'become terminating',
      ),
    ).toEqual([]);
  });

  it('ends no machine that may hold work unless people want that', () => {
    expect(
      breaking(
        ({ workstation, step }) =>
          step.kind !== 'terminate-instance' ||
          workstation.readyAt === undefined ||
          workstation.intent === 'terminate' ||
          status === 'terminating',
      ),
    ).toEqual([]);
  });

  it('touches no machine with its route open, but to bring it up', () => {
    expect(
      breaking(
        ({ workstation, step }) =>
          workstation.routeClosed ||
          !['stop-instance', 'terminate-instance', 'forget-instance'].includes(
            step.kind,
          ),
      ),
    ).toEqual([]);
  });

  it('rests only where it can stay', () => {
    expect(
      breaking(({ step }) => step.kind !== 'rest' || isResting(status)),
    ).toEqual([]);
  });
});
