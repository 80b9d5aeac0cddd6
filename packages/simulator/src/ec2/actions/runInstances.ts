import { AwsError } from '../../aws/AwsError';
import { describeInstance } from '../describeInstance';
import type { Ec2Action, Ec2Context } from '../Ec2Context';
import { Instance, stateAt } from '../Instance';
import { LaunchPlan, planLaunch } from '../launchPlan';
import { addressIn, privateDnsNameOf } from '../Network';
import { ACCOUNT_ID } from '../../world/World';

export const runInstances: Ec2Action = (context, parameters) => {
  const token = parameters.text('ClientToken') || undefined;
  if (token !== undefined && token.length > 64) {
    throw new AwsError(
      'InvalidParameterValue',
      'ClientToken must not be longer than 64 characters.',
    );
  }
  const fingerprint = parameters.fingerprint(['ClientToken']);
  const earlier =
    token === undefined ? undefined : context.world.state.launches.get(token);
  if (earlier && token !== undefined) {
    return describeLaunch(
      context,
      earlier.reservationId,
      again(context, token, fingerprint),
    );
  }
  const plan = planLaunch(context.world, parameters);
  const count = availableCount(context, plan);
  const reservationId = `r-${context.world.random.hex(17)}`;
  const launched = Array.from({ length: count }, (_, index) =>
    launch(context, plan, { reservationId, index, token }),
  );
  if (token !== undefined) {
    context.world.state.launches.set(token, {
      fingerprint,
      reservationId,
      instanceIds: launched.map(({ instanceId }) => instanceId),
    });
  }
  return describeLaunch(context, reservationId, launched);
};

/** The instances that the same token launched before. */
function again(
  context: Ec2Context,
  token: string,
  fingerprint: string,
): Instance[] {
  const { launches, instances } = context.world.state;
  const earlier = launches.get(token);
  if (!earlier || earlier.fingerprint !== fingerprint) {
    throw new AwsError(
      'IdempotentParameterMismatch',
      'Arguments on this idempotent request are inconsistent with arguments used in previous request(s).',
    );
  }
  const now = context.world.now();
  const known = earlier.instanceIds.flatMap(id => instances.get(id) ?? []);
  if (known.every(instance => stateAt(instance, now) === 'terminated')) {
    throw new AwsError(
      'IdempotentInstanceTerminated',
      'The request to launch an instance uses the same client token as a previous request for which the instance has been terminated.',
    );
  }
  return known;
}

function availableCount({ faults }: Ec2Context, plan: LaunchPlan): number {
  const fault = faults.take('capacity', {
    service: 'ec2',
    action: 'RunInstances',
    subnetId: plan.subnet.subnetId,
    instanceType: plan.instanceType,
  });
  const available = fault ? fault.available ?? 0 : Infinity;
  if (available < plan.least) {
    throw new AwsError(
      'InsufficientInstanceCapacity',
      `We currently do not have sufficient ${plan.instanceType} capacity in the Availability Zone you requested (${plan.subnet.availabilityZone}).`,
      500,
    );
  }
  return Math.min(plan.most, available);
}

function launch(
  { world, faults }: Ec2Context,
  plan: LaunchPlan,
  {
    reservationId,
    index,
    token,
  }: { reservationId: string; index: number; token?: string },
): Instance {
  const now = world.now();
  const site = { service: 'ec2', action: 'RunInstances' };
  const stuck = faults.take('stuck', site) !== undefined;
  const neverOnline = faults.take('never-online', site) !== undefined;
  const ordinal = world.nextSerial();
  const address = addressIn(plan.subnet, ordinal);
  const root = plan.data.blockDevices?.[0];
  const { pendingSeconds, ssmOnlineSeconds } = world.timing;
  const instance: Instance = {
    ordinal,
    instanceId: `i-${world.random.hex(17)}`,
    reservationId,
    launchIndex: index,
    clientToken: token,
    imageId: plan.imageId,
    instanceType: plan.instanceType,
    platform: plan.platform,
    subnetId: plan.subnet.subnetId,
    vpcId: plan.subnet.vpcId,
    availabilityZone: plan.subnet.availabilityZone,
    privateIpAddress: address,
    privateDnsName: privateDnsNameOf(address, world.region),
    keyName: plan.data.keyName,
    profileArn: plan.data.profile && profileArn(plan.data.profile),
    securityGroupIds: plan.data.securityGroupIds ?? [],
    hibernation: plan.data.hibernation ?? false,
    volume: {
      volumeId: `vol-${world.random.hex(17)}`,
      deviceName: root?.deviceName ?? '/dev/sda1',
      sizeGiB: root?.sizeGiB ?? 30,
      tags: { ...plan.volumeTags },
    },
    tags: { ...plan.instanceTags },
    launchedAt: now,
    visibleFrom: world.visibleFrom(),
    phase: {
      state: 'pending',
      until: stuck
        ? undefined
        : now + world.duration(pendingSeconds, plan.platform),
    },
    bootTime: neverOnline
      ? undefined
      : world.duration(ssmOnlineSeconds, plan.platform),
  };
  world.state.instances.set(instance.instanceId, instance);
  return instance;
}

function profileArn({ arn, name }: { arn?: string; name?: string }): string {
  return arn ?? `arn:aws:iam::${ACCOUNT_ID}:instance-profile/${name}`;
}

function describeLaunch(
  { world }: Ec2Context,
  reservationId: string,
  instances: Instance[],
) {
  const now = world.now();
  return {
    reservationId,
    ownerId: ACCOUNT_ID,
    groupSet: [],
    instancesSet: instances.map(instance => describeInstance(instance, now)),
  };
}
