import { AwsError } from '../../aws/AwsError';
import { paginateByPosition } from '../../aws/paginate';
import { ACCOUNT_ID, type World } from '../../world/World';
import type { Ec2Action } from '../Ec2Context';
import { readFilters } from '../Filters';
import { findImage, type Image, type ImageOwner } from '../Image';
import { readPageSize } from '../pageSize';
import { describeTags } from '../Tags';
import type { XmlValue } from '../xml';

const OWN: ImageOwner = { id: ACCOUNT_ID };

const FIELDS = {
  'image-id': ({ imageId }: Image) => imageId,
  name: ({ name }: Image) => name,
  description: ({ description }: Image) => description,
  'owner-id': ({ owner = OWN }: Image) => owner.id,
  'owner-alias': ({ owner = OWN }: Image) => owner.alias,
  'is-public': ({ owner }: Image) => String(owner !== undefined),
  platform: ({ platform }: Image) =>
    platform === 'windows' ? 'windows' : undefined,
  architecture: architectureOf,
  state: () => 'available',
  'image-type': () => 'machine',
  'root-device-type': () => 'ebs',
  'virtualization-type': () => 'hvm',
  'block-device-mapping.snapshot-id': ({ snapshotId }: Image) => snapshotId,
};

/** Of the AMIs of others, those that somebody has met in a public parameter. */
export const describeImages: Ec2Action = ({ world }, parameters) => {
  const ids = parameters.texts('ImageId');
  const unknown = ids.filter(id => !requireForm(id) || !findImage(world, id));
  if (unknown.length > 0) {
    throw new AwsError(
      'InvalidAMIID.NotFound',
      `The image id '[${unknown.join(', ')}]' does not exist`,
    );
  }
  const owners = parameters.texts('Owner');
  const matches = readFilters<Image>(
    parameters,
    FIELDS,
    ({ tags = {} }) => tags,
  );
  const found = [...world.state.images.values()].filter(
    image =>
      image.deregisteredAt === undefined &&
      (ids.length === 0 || ids.includes(image.imageId)) &&
      (owners.length === 0 || isOwned(image, owners)) &&
      matches(image),
  );
  const page = paginateByPosition(found, {
    limit: readPageSize(parameters, { least: 1, most: 1000 }) ?? 1000,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    imagesSet: page.items.map(describeImage),
    nextToken: page.nextToken,
  };
};

/** Makes an AMI unusable; its snapshot stays unless the call says otherwise. */
export const deregisterImage: Ec2Action = ({ world }, parameters) => {
  const imageId = parameters.requiredText('ImageId');
  const image = requireOwnImage(world, imageId);
  image.deregisteredAt = world.now();
  const { snapshotId } = image;
  if (!parameters.flag('DeleteAssociatedSnapshots') || !snapshotId) {
    return { return: true };
  }
  const returnCode = world.state.snapshots.delete(snapshotId)
    ? 'success'
    : 'skipped';
  return {
    return: true,
    deleteSnapshotResultSet: [{ snapshotId, returnCode }],
  };
};

function requireOwnImage(world: World, imageId: string): Image {
  requireForm(imageId);
  const image = world.state.images.get(imageId);
  if (!image) {
    throw new AwsError(
      'InvalidAMIID.NotFound',
      `The image id '[${imageId}]' does not exist`,
    );
  }
  if (image.deregisteredAt !== undefined) {
    throw new AwsError(
      'InvalidAMIID.Unavailable',
      `The image ID '${imageId}' is no longer available`,
    );
  }
  if (image.owner) {
    throw new AwsError('AuthFailure', `Not authorized for image:${imageId}`);
  }
  return image;
}

function requireForm(imageId: string): true {
  if (/^ami-[0-9a-f]{8,17}$/.test(imageId)) return true;
  throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${imageId}"`);
}

function isOwned({ owner = OWN }: Image, owners: string[]): boolean {
  return owners.some(
    wanted =>
      wanted === owner.id ||
      wanted === owner.alias ||
      (wanted === 'self' && owner.id === ACCOUNT_ID),
  );
}

function architectureOf({ name = '' }: Image): string {
  return /arm64/.test(name) ? 'arm64' : 'x86_64';
}

function describeImage(image: Image): XmlValue {
  const { imageId, platform, owner = OWN, snapshotId, createdAt = 0 } = image;
  const name = image.name ?? imageId;
  const windows = platform === 'windows';
  return {
    imageId,
    imageLocation: `${owner.alias ?? owner.id}/${name}`,
    imageState: 'available',
    imageOwnerId: owner.id,
    imageOwnerAlias: owner.alias,
    isPublic: owner !== OWN,
    architecture: architectureOf(image),
    imageType: 'machine',
    name,
    description: image.description,
    creationDate: new Date(createdAt).toISOString(),
    platform: windows ? 'windows' : undefined,
    platformDetails: windows ? 'Windows' : 'Linux/UNIX',
    usageOperation: windows ? 'RunInstances:0002' : 'RunInstances',
    rootDeviceType: 'ebs',
    rootDeviceName: '/dev/sda1',
    blockDeviceMapping: [
      {
        deviceName: '/dev/sda1',
        ebs: {
          snapshotId,
          volumeSize: image.sizeGiB ?? 8,
          volumeType: 'gp3',
          deleteOnTermination: true,
          encrypted: owner === OWN,
        },
      },
    ],
    virtualizationType: 'hvm',
    hypervisor: 'xen',
    enaSupport: true,
    tagSet: describeTags(image.tags ?? {}),
  };
}
