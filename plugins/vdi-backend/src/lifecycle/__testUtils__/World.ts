import { isError } from '@backstage/errors';
import type { Instance } from '../../aws';
import { anInstance, aWorkstation, NOON } from '../../__testUtils__/builders';
import { transitionOf } from '../../reconciler/transitions';
import { intentChange, type Wish } from '../../workstations/intents';
import type { WorkstationPatch, WorkstationRecord } from '../../workstations';
import { decide } from '../decide';
import { DEFAULT_POLICY, deadlineOf, isResting } from '../policy';
import type { Observation, Step } from '../Step';

const POLICY = DEFAULT_POLICY;

/** What becomes of a preparation. */
export type Host = 'prepares' | 'silent' | 'retryable' | 'broken' | 'offline';

/** One workstation, its row and its machine, and all that may happen to them. */
export class World {
  now = NOON;
  workstation: WorkstationRecord;
  instance: Instance | undefined;
  launch: 'none' | 'pending' | 'answered' = 'none';
  host: Host = 'prepares';
  ec2Answers = true;
  instanceShows = true;
  launchAnswers = true;
  directoryAnswers = true;
  hibernates = true;
  resizes = true;
  private bootedAt = 0;
  private rebootsAt = Infinity;
  readonly steps: string[] = [];

  constructor(pooled: boolean) {
    this.workstation = aWorkstation({
      status: 'requested',
      ownerRef: pooled ? undefined : 'user:default/amara',
      instanceId: undefined,
      tagsPending: true,
      hibernation: true,
      deadlineAt: deadlineOf('requested', NOON, POLICY),
    });
  }

  heal(): void {
    this.host = 'prepares';
    this.ec2Answers = true;
    this.instanceShows = true;
    this.launchAnswers = true;
    this.directoryAnswers = true;
    this.hibernates = true;
    this.resizes = true;
  }

  wish(wish: Wish): void {
    const { workstation, now } = this;
    try {
      const change = intentChange(wish, {
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
    const { epoch, status, deadlineAt } = this.workstation;
    demand(epoch >= before.epoch, 'An epoch went down');
    demand(
      (deadlineAt === undefined) === isResting(status),
      `${status} has the wrong deadline`,
    );
    demand(
      before.status !== 'terminated' || status === 'terminated',
      'A workstation came back from its end',
    );
  }

  private tick(): void {
    const next = {
      pending: 'running',
      stopping: 'stopped',
      'shutting-down': 'terminated',
    } as const;
    if (this.instance && this.instance.state in next) {
      if (this.instance.state === 'pending') {
        this.bootedAt = this.now.getTime();
      }
      this.instance.state = next[this.instance.state as keyof typeof next];
    }
    if (this.now.getTime() >= this.rebootsAt) {
      this.bootedAt = this.now.getTime();
      this.rebootsAt = Infinity;
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
            bootedAt: this.bootedAt,
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
        if (step.hibernate && !this.hibernates) {
          this.change({ stopMode: 'stop' });
        } else {
          this.affect(['running'], 'stopping');
        }
        break;
      case 'reboot-instance':
        this.rebootsAt = now.getTime() + 45_000;
        this.change({
          status: 'preparing',
          statusSince: now,
          commandId: undefined,
          deadlineAt: deadlineOf('preparing', now, POLICY),
        });
        break;
      case 'resize-instance':
        demand(instance?.state === 'stopped', 'Nothing to resize');
        this.change({
          wantedType: undefined,
          ...(this.resizes ? { instanceType: step.instanceType } : {}),
        });
        break;
      case 'terminate-instance':
        this.affect(
          ['pending', 'running', 'stopping', 'stopped'],
          'shutting-down',
        );
        break;
      case 'prepare':
        demand(instance?.state === 'running', 'Nothing to prepare');
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

function demand(holds: boolean, problem: string): void {
  if (!holds) {
    throw new Error(problem);
  }
}
