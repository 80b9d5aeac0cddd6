import type { Platform } from './Network';
import type { Tags } from './Tags';

/** States of an instance with EC2's codes. */
export const STATE_CODES = {
  pending: 0,
  running: 16,
  'shutting-down': 32,
  terminated: 48,
  stopping: 64,
  stopped: 80,
} as const;

export type InstanceState = keyof typeof STATE_CODES;

/** A change under way or done: which of the two depends on the time alone. */
export interface Phase {
  state: 'pending' | 'stopping' | 'shutting-down';
  /** When it is done; never when absent */
  until?: number;
}

/** One EC2 instance; times in milliseconds since 1970. */
export interface Instance {
  /** Place in the order of launch, from 1 */
  ordinal: number;
  instanceId: string;
  reservationId: string;
  launchIndex: number;
  clientToken?: string;
  imageId: string;
  instanceType: string;
  platform: Platform;
  subnetId: string;
  vpcId: string;
  availabilityZone: string;
  privateIpAddress: string;
  privateDnsName: string;
  keyName?: string;
  profileArn?: string;
  securityGroupIds: string[];
  hibernation: boolean;
  /** It was stopped with its memory kept */
  hibernated?: boolean;
  volume: { volumeId: string; deviceName: string; sizeGiB: number; tags: Tags };
  tags: Tags;
  /** Of the latest launch or start */
  launchedAt: number;
  /** EC2's describe calls do not know it before */
  visibleFrom: number;
  phase: Phase;
  /** From running or the latest reboot to the SSM agent's first sign; never when absent */
  bootTime?: number;
  rebootedAt?: number;
  stateReason?: { code: string; message: string };
  stateTransitionReason?: string;
  /** Another EC2 runs it, and its secrets are elsewhere: only SSM knows it */
  foreign?: true;
}

const SETTLED = {
  pending: 'running',
  stopping: 'stopped',
  'shutting-down': 'terminated',
} as const;

/** How long EC2 still shows a terminated instance. */
const TERMINATED_VISIBLE = 60 * 60 * 1000;

export function stateAt({ phase }: Instance, now: number): InstanceState {
  return phase.until !== undefined && now >= phase.until
    ? SETTLED[phase.state]
    : phase.state;
}

/** Whether EC2 has forgotten it. */
export function isForgotten({ phase }: Instance, now: number): boolean {
  return (
    phase.state === 'shutting-down' &&
    phase.until !== undefined &&
    now >= phase.until + TERMINATED_VISIBLE
  );
}

/** When the system came up last; `undefined` while it is not running. */
export function bootedAt(instance: Instance, now: number): number | undefined {
  if (stateAt(instance, now) !== 'running') return undefined;
  return Math.max(instance.phase.until ?? 0, instance.rebootedAt ?? 0);
}

/** Whether its services answer: the SSM agent and the DCV server. */
export function isOnline(instance: Instance, now: number): boolean {
  const booted = bootedAt(instance, now);
  return (
    booted !== undefined &&
    instance.bootTime !== undefined &&
    now >= booted + instance.bootTime
  );
}
