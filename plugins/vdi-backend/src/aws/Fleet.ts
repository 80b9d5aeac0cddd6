/** States of an EC2 instance, in EC2's words. */
export type InstanceState =
  | 'pending'
  | 'running'
  | 'shutting-down'
  | 'terminated'
  | 'stopping'
  | 'stopped';

/** What EC2 says of one instance of this deployment. */
export interface Instance {
  instanceId: string;
  /** Account that it belongs to */
  accountId?: string;
  state: InstanceState;
  launchedAt: Date;
  /** EC2's code and sentence for a state that nobody asked for, such as `Server.InternalError`. */
  stateReason?: { code: string; message: string };
  instanceType?: string;
  availabilityZone?: string;
  privateDnsName?: string;
  /** Whether it was launched so that it can hibernate */
  hibernation?: boolean;
  tags: Record<string, string>;
}

/** One RunInstances call. The same `launchId` with the same values launches once. */
export interface LaunchRequest {
  /** Also the ClientToken and the tag `vdi:launch`. */
  launchId: string;
  launchTemplateId: string;
  version: number;
  /** At most this many instances; at least one. */
  count: number;
  /** The template's own subnet when absent. */
  subnetId?: string;
  /** The template's own type when absent. */
  instanceType?: string;
  /** Whether the machines can hibernate; as the template says when absent. EC2 refuses it for some systems and types. */
  hibernation?: boolean;
  /** Given to the instances and their volumes at launch, besides `vdi:deployment` and `vdi:launch`. */
  tags: Record<string, string>;
  /** Nobody waits for it: others may go first. */
  background?: boolean;
}

/**
 * Instances that a call took effect on, and those that EC2 does not know. One whose state forbids the call, such as
 * a start while it is stopping, is in neither list.
 */
export interface FleetOutcome {
  done: string[];
  missing: string[];
}

/**
 * The EC2 instances of this deployment.
 *
 * Every method throws an error of `errors.ts` when EC2 refuses, and treats "already so" as done.
 */
export interface Fleet {
  /** All instances of the deployment, also those that ended a short while ago, 1000 a call. */
  sweep(): Promise<Instance[]>;
  /**
   * The named instances and those of the named launches, in as few calls as their number allows. An instance
   * that EC2 does not know is absent from the answer; just after a launch that may still change.
   */
  observe(query: {
    instanceIds: string[];
    launchIds: string[];
  }): Promise<Instance[]>;
  launch(request: LaunchRequest): Promise<Instance[]>;
  start(
    instanceIds: string[],
    options?: {
      /** Nobody waits for them: others may go first. */
      background?: boolean;
    },
  ): Promise<FleetOutcome>;
  stop(
    instanceIds: string[],
    options?: {
      /** @throws RefusedError when one of them cannot hibernate */
      hibernate?: boolean;
    },
  ): Promise<FleetOutcome>;
  reboot(instanceIds: string[]): Promise<FleetOutcome>;
  /**
   * Changes the type of a stopped instance.
   *
   * @throws RefusedError when EC2 does not allow it for this instance
   */
  resize(instanceId: string, instanceType: string): Promise<void>;
  terminate(instanceIds: string[]): Promise<FleetOutcome>;
  /** Adds or replaces tags of the instances; all get the same. */
  tag(
    instanceIds: string[],
    tags: Record<string, string>,
  ): Promise<FleetOutcome>;
}
