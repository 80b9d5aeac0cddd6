import { Instance, InstanceState, STATE_CODES, stateAt } from './Instance';
import { describeTags } from './Tags';
import type { XmlValue } from './xml';

export function describeState(state: InstanceState): XmlValue {
  return { code: STATE_CODES[state], name: state };
}

/** An instance in a `DescribeInstances` or `RunInstances` answer. */
export function describeInstance(instance: Instance, now: number): XmlValue {
  const state = stateAt(instance, now);
  return {
    instanceId: instance.instanceId,
    imageId: instance.imageId,
    instanceState: describeState(state),
    privateDnsName: '',
    dnsName: '',
    reason: instance.stateTransitionReason ?? '',
    keyName: instance.keyName,
    amiLaunchIndex: instance.launchIndex,
    productCodes: '',
    instanceType: instance.instanceType,
    launchTime: new Date(instance.launchedAt).toISOString(),
    placement: {
      availabilityZone: instance.availabilityZone,
      groupName: '',
      tenancy: 'default',
    },
    platform: instance.platform === 'windows' ? 'windows' : undefined,
    monitoring: { state: 'disabled' },
    stateReason: instance.stateReason,
    architecture: 'x86_64',
    rootDeviceType: 'ebs',
    rootDeviceName: instance.volume.deviceName,
    virtualizationType: 'hvm',
    clientToken: instance.clientToken ?? '',
    tagSet: describeTags(instance.tags),
    hypervisor: 'xen',
    ebsOptimized: true,
    enaSupport: true,
    hibernationOptions: { configured: instance.hibernation },
    ...(state === 'terminated' ? {} : describePlace(instance)),
  };
}

/** What a terminated instance has no more. */
function describePlace(instance: Instance): Record<string, XmlValue> {
  const groups = instance.securityGroupIds.map(groupId => ({
    groupId,
    groupName: groupId,
  }));
  return {
    privateDnsName: instance.privateDnsName,
    privateIpAddress: instance.privateIpAddress,
    subnetId: instance.subnetId,
    vpcId: instance.vpcId,
    groupSet: groups,
    iamInstanceProfile: instance.profileArn
      ? { arn: instance.profileArn }
      : undefined,
    blockDeviceMapping: [
      {
        deviceName: instance.volume.deviceName,
        ebs: {
          volumeId: instance.volume.volumeId,
          status: 'attached',
          deleteOnTermination: true,
        },
      },
    ],
  };
}
