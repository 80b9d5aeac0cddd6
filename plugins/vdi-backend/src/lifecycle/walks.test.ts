import { isError } from '@backstage/errors';
import type { WorkstationIntentAction } from '@deskstage/backstage-plugin-vdi-common';
import fc from 'fast-check';
import type { Instance } from '../aws';
import { anInstance, aWorkstation, NOON } from '../__testUtils__/builders';
import { transitionOf } from '../reconciler/transitions';
import { intentChange } from '../workstations/intents';
import type { WorkstationPatch, WorkstationRecord } from '../workstations';
import { decide } from './decide';
import { DEFAULT_POLICY, deadlineOf, isResting } from './policy';
import type { Observation, Step } from './Step';

const POLICY = DEFAULT_POLICY;

type Host = 'prepares' | 'silent' | 'retryable' | 'broken' | 'offline';

/** One workstation, its row and its machine, and all that may happen to them. */
class World {
  now = NOON;
  workstation: WorkstationRecord;
  instance: Instance | undefined;
  launch: 'none' | 'pending' | 'answered' = 'none';
  host: Host = 'prepares';
  ec2Answers = true;
  instanceShows = true;
  launchAnswers = true;
  directoryAnswers = true;
  readonly steps: string[] = [];

  constructor(pooled: boolean) {
    this.workstation = aWorkstation({
      status: 'requested',
      ownerRef: pooled ? undefined : 'user:default/amara',
      instanceId: undefined,
      tagsPending: true,
      deadlineAt: deadlineOf('requested', NOON, POLICY),
    });
  }

  heal(): void {
    this.host = 'prepares';
    this.ec2Answers = true;
    this.instanceShows = true;
    this.launchAnswers = true;
    this.directoryAnswers = true;
  }

  wish(action: WorkstationIntentAction | 'delete'): void {
    const { workstation, now } = this;
    try {
      const change = intentChange(action, {
        workstation,
        actor: { kind: 'user', ref: 'user:default/amara' },
        now,
        policy: POLICY,
      });
      this.change(change?.patch ?? {});
    } catch (error) {
      if (!isError(error) || error.name !== 'ConflictError') {
        throw error;
      }
    }
  }

  /** Somebody changes the machine in EC2's console. */
  meddle(state: 'terminated' | 'stopping' | 'pending'): void {
    if (this.instance && this.instance.state !== 'terminated') {
      this.instance.state = state;
    }
  }

  pass(seconds: number): Step {
    this.now = new Date(this.now.getTime() + seconds * 1000);
    this.tick();
    const observation = this.observe();
    const { workstation, now } = this;
    const step = decide({ workstation, observation, now, policy: POLICY });
    this.steps.push(`${workstation.status}: ${step.kind}`);
    const transition = transitionOf(step, {
      workstation,
      observation,
      now,
      policy: POLICY,
    });
    if (transition) {
      this.change(transition.patch);
      this.launch = this.workstation.launchId ? this.launch : 'none';
    } else {
      this.perform(step);
    }
    return step;
  }

  private change(patch: WorkstationPatch): void {
    const before = this.workstation;
    this.workstation = { ...before, ...patch };
    expect(this.workstation.epoch).toBeGreaterThanOrEqual(before.epoch);
    expect(this.workstation.deadlineAt !== undefined).toBe(
      !isResting(this.workstation.status),
    );
    if (before.status !== 'terminated') {
      return;
    }
    expect(this.workstation.status).toBe('terminated');
  }

  private tick(): void {
    const next = {
      pending: 'running',
      stopping: 'stopped',
      'shutting-down': 'terminated',
    } as const;
    if (this.instance && this.instance.state in next) {
      this.instance.state = next[this.instance.state as keyof typeof next];
    }
  }

  private observe(): Observation {
    if (!this.ec2Answers) {
      return { known: this.workstation.status === 'requested' };
    }
    const shown = this.instanceShows ? this.instance : undefined;
    if (shown && this.workstation.launchId && !this.workstation.instanceId) {
      this.change({ instanceId: shown.instanceId });
    }
    const { instanceId, commandId } = this.workstation;
    return {
      known: true,
      instance: instanceId && shown ? { ...shown } : undefined,
      launchPending: !instanceId && this.launch === 'pending',
      hostOnline: this.host !== 'offline',
      host: commandId ? this.hostResult() : undefined,
    };
  }

  private hostResult(): Observation['host'] {
    const { id, osUser } = this.workstation;
    switch (this.host) {
      case 'prepares':
        return {
          state: 'done',
          report: {
            workstationId: id,
            dcvVersion: '2025.0',
            listening: true,
            sessionOwner: osUser,
          },
        };
      case 'broken':
      case 'retryable':
        return {
          state: 'failed',
          message: 'no.',
          retryable: this.host === 'retryable',
        };
      default:
        return { state: 'running' };
    }
  }

  /** What the reconciler does in AWS for a step. */
  private perform(step: Step): void {
    const { instance, now } = this;
    switch (step.kind) {
      case 'launch':
        this.instance = anInstance({ state: 'pending', launchedAt: now });
        this.launch = 'pending';
        this.change({
          status: 'launching',
          statusSince: now,
          launchId: `vdi-${this.steps.length}`,
          launchedAt: now,
          deadlineAt: deadlineOf('launching', now, POLICY),
        });
        this.answerLaunch();
        break;
      case 'resend-launch':
        this.answerLaunch();
        break;
      case 'start-instance':
        this.affect(['stopped'], 'pending');
        break;
      case 'stop-instance':
        this.affect(['running'], 'stopping');
        break;
      case 'terminate-instance':
        this.affect(
          ['pending', 'running', 'stopping', 'stopped'],
          'shutting-down',
        );
        break;
      case 'prepare':
        expect(instance?.state).toBe('running');
        this.change({ commandId: `c-${this.steps.length}` });
        break;
      case 'close-route':
        if (this.directoryAnswers) {
          this.change({ routeClosed: true });
        }
        break;
      case 'tag':
        this.change({ tagsPending: false });
        break;
      case 'forget-instance':
        this.change({ instanceId: undefined, launchId: undefined });
        break;
      default:
        break;
    }
  }

  private answerLaunch(): void {
    if (this.launchAnswers && this.instance) {
      this.launch = 'answered';
      this.change({ instanceId: this.instance.instanceId });
    }
  }

  private affect(from: Instance['state'][], to: Instance['state']): void {
    if (this.instance && from.includes(this.instance.state)) {
      this.instance.state = to;
    }
  }
}

const HAPPENINGS: Record<string, (world: World) => void> = {
  start: world => world.wish('start'),
  stop: world => world.wish('stop'),
  retry: world => world.wish('retry'),
  delete: world => world.wish('delete'),
  'terminated in EC2': world => world.meddle('terminated'),
  'stopped in EC2': world => world.meddle('stopping'),
  'started in EC2': world => world.meddle('pending'),
  'EC2 is down': world => {
    world.ec2Answers = false;
  },
  'the instance is not shown': world => {
    world.instanceShows = false;
  },
  'launches get no answer': world => {
    world.launchAnswers = false;
  },
  'the directory is down': world => {
    world.directoryAnswers = false;
  },
  'the host is broken': world => {
    world.host = 'broken';
  },
  'the host is not reached': world => {
    world.host = 'retryable';
  },
  'the host is silent': world => {
    world.host = 'silent';
  },
  'the host is offline': world => {
    world.host = 'offline';
  },
  'all is well': world => world.heal(),
  'nothing happens': () => {},
};

/** Passes until nothing is left to do. */
function settle(world: World): void {
  for (let pass = 0; pass < 2000; pass += 1) {
    if (world.pass(10).kind === 'rest') {
      return;
    }
  }
  throw new Error(
    `It never rests. The last steps: ${world.steps.slice(-10).join(', ')}`,
  );
}

describe('a workstation', () => {
  it('goes from the request to ready, stops, starts and ends', () => {
    const world = new World(false);
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'ready',
      routeClosed: false,
      tagsPending: false,
    });
    expect(world.workstation.secondsToReady).toBeGreaterThan(0);
    world.wish('stop');
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'stopped',
      routeClosed: true,
    });
    expect(world.instance?.state).toBe('stopped');
    world.wish('start');
    settle(world);
    expect(world.workstation).toMatchObject({
      status: 'ready',
      routeClosed: false,
    });
    world.wish('delete');
    settle(world);
    expect(world.workstation.status).toBe('terminated');
    expect(world.instance?.state).toBe('terminated');
  });

  it('is pooled without an owner', () => {
    const world = new World(true);
    settle(world);
    expect(world.workstation.status).toBe('pooled');
    expect(world.workstation).not.toHaveProperty('secondsToReady');
  });

  it('rests within its deadlines, whatever happened, and leaves no machine behind', () => {
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(
          fc.tuple(
            fc.constantFrom(...Object.keys(HAPPENINGS)),
            fc.constantFrom(1, 10, 100, 1000),
          ),
          { maxLength: 40 },
        ),
        (pooled, happenings) => {
          const world = new World(pooled);
          for (const [name, seconds] of happenings) {
            HAPPENINGS[name](world);
            world.pass(seconds);
            world.pass(1);
          }
          world.heal();
          settle(world);

          const { status, intent, readyAt, instanceId } = world.workstation;
          const machine = world.instance?.state ?? 'none';
          const isGone = ['none', 'shutting-down', 'terminated'];
          const outcomes = {
            run: ['ready', 'pooled', 'failed'],
            stop: ['stopped', 'failed'],
            terminate: ['terminated'],
          };
          expect(outcomes[intent]).toContain(status);
          if (!instanceId || status === 'terminated') {
            // A machine that EC2 hid for longer than it may is the sweep's to find.
            const hidden = happenings.some(
              ([name]) => name === 'the instance is not shown',
            );
            expect(hidden || isGone.includes(machine)).toBe(true);
          } else if (status === 'failed') {
            expect(readyAt).toBeDefined();
            expect(machine).toBe('stopped');
          } else {
            expect(machine).toBe(status === 'stopped' ? 'stopped' : 'running');
          }
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('reaches ready after any failure that its owner tries again', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<Host>('broken', 'retryable', 'silent', 'offline'),
        fc.boolean(),
        (host, launchAnswers) => {
          const world = new World(false);
          world.host = host;
          world.launchAnswers = launchAnswers;
          settle(world);
          expect(world.workstation).toMatchObject({ status: 'failed' });
          expect(world.workstation.reasonMessage).toMatch(/^The desktop/);
          world.heal();
          world.wish('retry');
          settle(world);
          expect(world.workstation.status).toBe('ready');
        },
      ),
      { numRuns: 20 },
    );
  });
});
