import type {
  LaunchTemplateBlockDeviceMappingRequest,
  RequestLaunchTemplateData,
  ResponseLaunchTemplateData,
  Tag,
} from '@aws-sdk/client-ec2';
import type { ImageParts } from '../ImageFactory';
import { TAG } from '../tags';

/** What machines of a base's launch template may be tagged with by it; the portal gives them the rest. */
const MACHINE_TAGS: readonly string[] = [TAG.deployment, TAG.template];

const PORTAL_TAG = /^vdi:/;

/** Root devices of Amazon's and of most other images. */
const ROOT_DEVICES = ['/dev/sda1', '/dev/xvda'];

/** What a project's launch template launches: as its base does, with its own type, disk and tags, without an image. */
export function launchTemplateData(
  base: ResponseLaunchTemplateData,
  { launchTemplate }: Pick<ImageParts, 'launchTemplate'>,
): RequestLaunchTemplateData {
  const {
    ImageId: _image,
    // An instance type is chosen, and EC2 takes only one of the two
    InstanceRequirements: _requirements,
    MetadataOptions,
    BlockDeviceMappings,
    TagSpecifications,
    ...copied
  } = base;
  const { State: _state, ...metadata } = MetadataOptions ?? {};
  return {
    ...(copied as RequestLaunchTemplateData),
    InstanceType:
      launchTemplate.instanceType as RequestLaunchTemplateData['InstanceType'],
    ...(MetadataOptions
      ? {
          MetadataOptions:
            metadata as RequestLaunchTemplateData['MetadataOptions'],
        }
      : {}),
    BlockDeviceMappings: withRoot(BlockDeviceMappings ?? [], launchTemplate),
    TagSpecifications: TagSpecifications?.map(({ ResourceType, Tags }) => ({
      ResourceType,
      Tags: tagsOfMachines(Tags ?? [], launchTemplate.tags),
    })).filter(({ Tags }) => Tags.length > 0),
  };
}

function withRoot(
  mappings: LaunchTemplateBlockDeviceMappingRequest[],
  { rootDevice, diskGiB }: ImageParts['launchTemplate'],
): LaunchTemplateBlockDeviceMappingRequest[] {
  const root =
    mappings.find(({ DeviceName }) => DeviceName === rootDevice) ??
    mappings.find(({ DeviceName }) => ROOT_DEVICES.includes(DeviceName ?? ''));
  const { SnapshotId: _snapshot, ...disk } = root?.Ebs ?? {};
  return [
    {
      DeviceName: rootDevice,
      Ebs: {
        VolumeType: 'gp3',
        DeleteOnTermination: true,
        ...disk,
        VolumeSize: diskGiB,
      },
    },
    ...mappings.filter(mapping => mapping !== root),
  ];
}

/** A tag that names the base's template names this one instead; other tags of the portal stay behind. */
function tagsOfMachines(
  tags: Tag[],
  ofTemplate: Record<string, string>,
): Tag[] {
  return tags
    .filter(
      ({ Key = '' }) => !PORTAL_TAG.test(Key) || MACHINE_TAGS.includes(Key),
    )
    .map(tag =>
      MACHINE_TAGS.includes(tag.Key ?? '')
        ? { Key: tag.Key, Value: ofTemplate[tag.Key ?? ''] ?? tag.Value }
        : tag,
    );
}
