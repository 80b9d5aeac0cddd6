import { AwsError } from '../aws/AwsError';
import { dropConnections } from '../hosts/Host';
import type { World } from '../world/World';
import { Instance, isForgotten } from './Instance';

const INSTANCE_ID = /^i-([0-9a-f]{8}|[0-9a-f]{17})$/;

/** The instances of the world as EC2's calls see them. */
export class Instances {
  private readonly world: World;

  constructor(world: World) {
    this.world = world;
  }

  /** Those that EC2 shows, oldest first. */
  *visible(): Generator<Instance> {
    const now = this.world.now();
    for (const instance of this.world.state.instances.values()) {
      if (now < instance.visibleFrom) continue;
      if (isForgotten(instance, now)) this.forget(instance);
      else yield instance;
    }
  }

  /** The named ones; refuses the whole call when EC2 does not know one. */
  named(instanceIds: string[]): Instance[] {
    const malformed = instanceIds.find(id => !INSTANCE_ID.test(id));
    if (malformed !== undefined) {
      throw new AwsError(
        'InvalidInstanceID.Malformed',
        `Invalid id: "${malformed}" (expecting "i-...")`,
      );
    }
    const now = this.world.now();
    const found = new Map<string, Instance>();
    const missing: string[] = [];
    for (const id of instanceIds) {
      const instance = this.world.state.instances.get(id);
      if (
        !instance ||
        now < instance.visibleFrom ||
        isForgotten(instance, now)
      ) {
        missing.push(id);
      } else {
        found.set(id, instance);
      }
    }
    if (missing.length > 0) throw unknownInstances(missing);
    return [...found.values()];
  }

  /** Moves an instance into a change that takes a while. What leaves it also leaves its desktop. */
  begin(
    instance: Instance,
    state: 'stopping' | 'shutting-down',
    reason: string,
  ): void {
    const now = this.world.now();
    const seconds =
      state === 'stopping'
        ? this.world.timing.stoppingSeconds
        : this.world.timing.shuttingDownSeconds;
    instance.phase = {
      state,
      until: now + this.world.duration(seconds, instance.platform),
    };
    instance.stateReason = {
      code: 'Client.UserInitiatedShutdown',
      message: 'Client.UserInitiatedShutdown: User initiated shutdown',
    };
    const time = new Date(now).toISOString().replace('T', ' ').slice(0, 19);
    instance.stateTransitionReason = `${reason} (${time} GMT)`;
    if (state === 'shutting-down')
      this.world.state.hosts.delete(instance.instanceId);
    else dropConnections(this.world, instance.instanceId);
  }

  /** Removes every trace of it, as EC2 does an hour after the end. */
  forget(instance: Instance): void {
    this.world.state.instances.delete(instance.instanceId);
    this.world.state.hosts.delete(instance.instanceId);
  }
}

function unknownInstances(ids: string[]): AwsError {
  return new AwsError(
    'InvalidInstanceID.NotFound',
    ids.length === 1
      ? `The instance ID '${ids[0]}' does not exist`
      : `The instance IDs '${ids.join(', ')}' do not exist`,
  );
}
