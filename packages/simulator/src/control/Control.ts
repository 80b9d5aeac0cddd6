import { findImage } from '../ec2/Image';
import { Instance, stateAt } from '../ec2/Instance';
import { Instances } from '../ec2/Instances';
import { findLaunchTemplate, nextVersion } from '../ec2/LaunchTemplate';
import type { CallLog, Fault, Faults, TokenBuckets } from '../faults';
import { disconnect } from '../hosts';
import type { World } from '../world/World';
import { foreignInstance, type ForeignHost } from './foreignInstance';
import { readState, SimulatorState } from './state';

/** A version to add to a launch template; what is absent is as in the newest one. @public */
export interface NewTemplateVersion {
  description?: string;
  imageId?: string;
  instanceType?: string;
  /** Makes it the default version */
  makeDefault?: boolean;
}

/** What may happen to an instance from outside. @public */
export type OutsideEvent =
  /** Stops, as if somebody had shut it down from within */
  | 'stop'
  | 'terminate'
  /** EC2 has no memory of it any more */
  | 'vanish'
  /** A change under way is done, and the SSM agent answers */
  | 'settle';

export interface ControlOptions {
  world: World;
  calls: CallLog;
  faults: Faults;
  buckets: TokenBuckets;
  settle: () => void;
  changed: () => void;
  reset: () => Promise<void>;
}

/**
 * The hand of the tester: sees everything, and makes happen what no API call does.
 *
 * @public
 */
export class Control {
  private readonly options: ControlOptions;

  constructor(options: ControlOptions) {
    this.options = options;
  }

  state(): SimulatorState {
    this.options.settle();
    return readState(this.options);
  }

  /** Calls by `service:action` since the start or the latest {@link Control.clearCalls}. */
  calls(): Record<string, number> {
    return this.options.calls.report().calls;
  }

  clearCalls(): void {
    this.options.calls.clear();
  }

  /** Back to the seeded account, without faults, counts and time travel. */
  async reset(): Promise<void> {
    await this.options.reset();
  }

  /** Replaces all faults. */
  setFaults(faults: Fault[]): void {
    this.options.faults.set(faults);
  }

  addFault(fault: Fault): void {
    this.options.faults.add(fault);
  }

  /** Switches EC2's request limits on, with full buckets, or off. */
  setTokenBuckets(enabled: boolean): void {
    this.options.buckets.enable(enabled);
  }

  /** Lets simulated time jump forward. */
  advance(seconds: number): void {
    this.options.settle();
    this.options.world.state.clockOffset += seconds * 1000;
    this.options.settle();
    this.options.changed();
  }

  /** @throws when there is no such instance */
  happen(event: OutsideEvent, instanceId: string): void {
    const { world, settle, changed } = this.options;
    settle();
    const instance = world.state.instances.get(instanceId);
    if (!instance) throw new Error(`There is no instance '${instanceId}'.`);
    const instances = new Instances(world);
    const state = stateAt(instance, world.now());
    if (event === 'vanish') instances.forget(instance);
    if (event === 'settle') settleInstance(instance, world.now());
    if (event === 'stop' && state === 'running') {
      instances.begin(instance, 'stopping', 'Client.InstanceInitiatedShutdown');
    }
    if (
      event === 'terminate' &&
      state !== 'shutting-down' &&
      state !== 'terminated'
    ) {
      instances.begin(
        instance,
        'shutting-down',
        'Server.SpotInstanceTermination',
      );
    }
    changed();
  }

  /** Ends all connections of an instance or a workstation. Answers how many there were. */
  disconnect(id: string): number {
    const { world, settle, changed } = this.options;
    settle();
    let ended = 0;
    for (const host of world.state.hosts.values()) {
      if (host.instanceId === id || host.workstationId === id) {
        ended += disconnect(world, host);
      }
    }
    changed();
    return ended;
  }

  /**
   * Lets SSM know an instance that another EC2 runs, as online. Its end is told by the event `vanish`; what it reads in
   * Secrets Manager is not looked for here.
   */
  manageHost(host: ForeignHost): void {
    const { world, changed } = this.options;
    const instance = foreignInstance(world, host);
    world.state.instances.set(instance.instanceId, instance);
    changed();
  }

  /** Gives the account the SSM documents of another deployment, until the simulator ends. */
  deployDocuments(deployment: string): void {
    this.options.world.deployments.add(deployment);
  }

  /** Takes the SSM documents of a deployment away. */
  removeDocuments(deployment: string): void {
    this.options.world.deployments.delete(deployment);
  }

  /**
   * Says of an AMI whether the DCV server of machines launched from it never answers.
   *
   * @throws when there is no such AMI
   */
  setImageBroken(imageId: string, broken: boolean): void {
    const { world, changed } = this.options;
    const image = findImage(world, imageId);
    if (!image) throw new Error(`There is no AMI '${imageId}'.`);
    image.broken = broken || undefined;
    changed();
  }

  /** Adds a version to a launch template, named by id or by name, and answers with its number. */
  addTemplateVersion(
    idOrName: string,
    version: NewTemplateVersion = {},
  ): number {
    const { world, changed } = this.options;
    const template = findLaunchTemplate(
      world,
      /^lt-[0-9a-f]{17}$/.test(idOrName)
        ? { id: idOrName }
        : { name: idOrName },
    );
    const newest = template.versions[template.versions.length - 1];
    const number = nextVersion(template);
    template.versions.push({
      version: number,
      description: version.description,
      createdAt: world.now(),
      createdBy: newest.createdBy,
      data: {
        ...newest.data,
        imageId: version.imageId ?? newest.data.imageId,
        instanceType: version.instanceType ?? newest.data.instanceType,
      },
    });
    if (version.makeDefault) template.defaultVersion = number;
    changed();
    return number;
  }
}

function settleInstance(instance: Instance, now: number): void {
  instance.visibleFrom = Math.min(instance.visibleFrom, now);
  instance.phase.until = Math.min(instance.phase.until ?? now, now);
  instance.bootTime = 0;
}
