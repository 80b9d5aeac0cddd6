import { randomUUID } from 'node:crypto';
import { type Instance, type InstanceState, stateAt } from '../ec2/Instance';
import { ACCOUNT_ID, type World } from '../world/World';
import type { Queue } from './Queue';

/**
 * Puts the state changes of instances into a queue, as an EventBridge rule does with EC2's events. There is no timer:
 * whoever looks at or changes the world lets it tell what has happened since.
 */
export class InstanceEvents {
  private readonly world: World;
  private readonly queue: Queue;
  private readonly told = new Map<string, InstanceState>();

  constructor(world: World, queue: Queue) {
    this.world = world;
    this.queue = queue;
    this.begin();
  }

  /** Takes the states of now as told. */
  begin(): void {
    this.told.clear();
    const now = this.world.now();
    for (const instance of this.world.state.instances.values()) {
      this.told.set(instance.instanceId, stateAt(instance, now));
    }
  }

  /** Tells what has changed. */
  announce(): void {
    const now = this.world.now();
    const { instances } = this.world.state;
    for (const instance of instances.values()) {
      // Another EC2 tells of these.
      if (instance.foreign) continue;
      for (const state of this.untold(instance, now)) {
        this.told.set(instance.instanceId, state);
        this.queue.send(JSON.stringify(this.eventOf(instance, state, now)));
      }
    }
    for (const id of this.told.keys()) {
      if (!instances.has(id)) this.told.delete(id);
    }
  }

  /** A change that takes no time is two: into the phase, and out of it. */
  private untold(instance: Instance, now: number): InstanceState[] {
    const told = this.told.get(instance.instanceId);
    const current = stateAt(instance, now);
    if (told === current) return [];
    const { state } = instance.phase;
    const path = state === current ? [state] : [state, current];
    return told === undefined ? path : path.slice(path.indexOf(told) + 1);
  }

  /** https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/monitoring-instance-state-changes.html */
  private eventOf(instance: Instance, state: InstanceState, now: number) {
    const { region } = this.world;
    const { instanceId } = instance;
    return {
      version: '0',
      id: randomUUID(),
      'detail-type': 'EC2 Instance State-change Notification',
      source: 'aws.ec2',
      account: ACCOUNT_ID,
      time: new Date(now).toISOString().replace(/\.\d+/, ''),
      region,
      resources: [`arn:aws:ec2:${region}:${ACCOUNT_ID}:instance/${instanceId}`],
      detail: { 'instance-id': instanceId, state },
    };
  }
}
