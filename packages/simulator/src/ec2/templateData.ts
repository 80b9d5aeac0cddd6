import type { QueryParameters } from './QueryParameters';
import type {
  BlockDevice,
  NetworkInterface,
  TemplateData,
} from './LaunchTemplate';
import { describeTags, readTagSpecifications } from './Tags';
import type { XmlValue } from './xml';

/** What a launch template or a launch may tag. */
export const TAGGABLE = [
  'instance',
  'volume',
  'network-interface',
  'spot-instances-request',
];

/** Reads `LaunchTemplateData.*`, or the same members of RunInstances; absent ones stay absent. */
export function readTemplateData(parameters: QueryParameters): TemplateData {
  const profile = parameters.child('IamInstanceProfile');
  const tags = readTagSpecifications(parameters, TAGGABLE);
  return withoutAbsent({
    imageId: parameters.text('ImageId'),
    instanceType: parameters.text('InstanceType'),
    keyName: parameters.text('KeyName'),
    userData: parameters.text('UserData'),
    profile: profile.empty
      ? undefined
      : withoutAbsent({ arn: profile.text('Arn'), name: profile.text('Name') }),
    securityGroupIds: unlessEmpty(parameters.texts('SecurityGroupId')),
    networkInterfaces: unlessEmpty(
      parameters.items('NetworkInterface').map(readNetworkInterface),
    ),
    blockDevices: unlessEmpty(
      parameters.items('BlockDeviceMapping').map(readBlockDevice),
    ),
    hibernation: parameters.child('HibernationOptions').flag('Configured'),
    tags: tags.size === 0 ? undefined : Object.fromEntries(tags),
  });
}

export function describeTemplateData(data: TemplateData): XmlValue {
  return {
    imageId: data.imageId,
    instanceType: data.instanceType,
    keyName: data.keyName,
    userData: data.userData,
    iamInstanceProfile: data.profile,
    securityGroupIdSet: data.securityGroupIds,
    networkInterfaceSet: data.networkInterfaces?.map(item => ({
      deviceIndex: item.deviceIndex,
      subnetId: item.subnetId,
      groupSet: item.securityGroupIds,
    })),
    blockDeviceMappingSet: data.blockDevices?.map(item => ({
      deviceName: item.deviceName,
      ebs: {
        volumeSize: item.sizeGiB,
        volumeType: item.volumeType,
        encrypted: item.encrypted,
      },
    })),
    hibernationOptions:
      data.hibernation === undefined
        ? undefined
        : { configured: data.hibernation },
    tagSpecificationSet:
      data.tags &&
      Object.entries(data.tags).map(([resourceType, tags]) => ({
        resourceType,
        tagSet: describeTags(tags),
      })),
  };
}

function readNetworkInterface(item: QueryParameters): NetworkInterface {
  return {
    deviceIndex: item.integer('DeviceIndex') ?? 0,
    subnetId: item.text('SubnetId'),
    securityGroupIds: item.texts('SecurityGroupId'),
  };
}

function readBlockDevice(item: QueryParameters): BlockDevice {
  const volume = item.child('Ebs');
  return {
    deviceName: item.requiredText('DeviceName'),
    sizeGiB: volume.integer('VolumeSize'),
    volumeType: volume.text('VolumeType'),
    encrypted: volume.flag('Encrypted'),
  };
}

function unlessEmpty<T>(items: T[]): T[] | undefined {
  return items.length === 0 ? undefined : items;
}

function withoutAbsent<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}
