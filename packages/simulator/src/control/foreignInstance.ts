import type { Instance } from '../ec2/Instance';
import type { World } from '../world/World';

/** An instance that another EC2 runs. @public */
export interface ForeignHost {
  instanceId: string;
  platform: 'linux' | 'windows';
}

/** Later than any clock: EC2's own calls never know it. */
const NEVER = Number.MAX_SAFE_INTEGER;

/**
 * A running instance as SSM needs it.
 *
 * @throws when there is no instance id
 */
export function foreignInstance(
  world: World,
  { instanceId, platform }: ForeignHost,
): Instance {
  if (!/^i-[0-9a-f]+$/.test(instanceId)) {
    throw new Error(`'${instanceId}' is not the id of an instance.`);
  }
  const now = world.now();
  return {
    ordinal: world.nextSerial(),
    instanceId,
    platform,
    foreign: true,
    visibleFrom: NEVER,
    launchedAt: now,
    phase: { state: 'pending', until: now },
    bootTime: 0,
    reservationId: '',
    launchIndex: 0,
    imageId: '',
    instanceType: '',
    subnetId: '',
    vpcId: '',
    availabilityZone: '',
    privateIpAddress: '',
    privateDnsName: '',
    securityGroupIds: [],
    hibernation: false,
    volume: { volumeId: '', deviceName: '', sizeGiB: 0, tags: {} },
    tags: {},
  };
}
