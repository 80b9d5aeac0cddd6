import type { Instance as Ec2Instance, Tag } from '@aws-sdk/client-ec2';
import type { Instance, InstanceState } from '../Fleet';

const STATES: ReadonlySet<string> = new Set<InstanceState>([
  'pending',
  'running',
  'shutting-down',
  'terminated',
  'stopping',
  'stopped',
]);

// EC2 gives these for what somebody asked for, or for nothing at all.
const EXPECTED_REASONS = new Set([
  'pending',
  'Client.UserInitiatedShutdown',
  'Client.UserInitiatedHibernate',
]);

/** Tags as a record. */
export function toTags(tags: Tag[] | undefined): Record<string, string> {
  return Object.fromEntries(
    (tags ?? []).map(({ Key, Value }) => [Key ?? '', Value ?? '']),
  );
}

/** A record as EC2's tags. */
export function fromTags(tags: Record<string, string>): Tag[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** What the fleet needs of EC2's description; `undefined` when it is not one of an instance. */
export function toInstance(
  instance: Ec2Instance,
  /** Of the reservation */
  ownerId?: string,
): Instance | undefined {
  const state = instance.State?.Name;
  if (!instance.InstanceId || !state || !STATES.has(state)) {
    return undefined;
  }
  const { Code: code, Message: message } = instance.StateReason ?? {};
  return {
    instanceId: instance.InstanceId,
    accountId: ownerId,
    state,
    launchedAt: instance.LaunchTime ?? new Date(0),
    ...(code && !EXPECTED_REASONS.has(code)
      ? { stateReason: { code, message: message ?? code } }
      : {}),
    instanceType: instance.InstanceType,
    availabilityZone: instance.Placement?.AvailabilityZone,
    privateDnsName: instance.PrivateDnsName || undefined,
    ...(instance.HibernationOptions?.Configured ? { hibernation: true } : {}),
    tags: toTags(instance.Tags),
  };
}
