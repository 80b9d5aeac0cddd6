import {
  DeleteSnapshotCommand,
  DeregisterImageCommand,
  type Image,
  paginateDescribeImages,
} from '@aws-sdk/client-ec2';
import { chunks } from '../chunks';
import type { MachineImage } from '../ImageFactory';
import { TAG } from '../tags';
import { callAws } from '../toAwsError';
import { RefusedError } from '../errors';
import type { ImageFactoryContext } from './ImageFactoryContext';

const PER_CALL = 100;

/** AMIs that the account can use, by id; unknown ones are left out. */
export async function readMachineImages(
  context: ImageFactoryContext,
  amiIds: string[],
): Promise<Map<string, MachineImage>> {
  const images = new Map<string, MachineImage>();
  for (const Values of chunks(amiIds, PER_CALL)) {
    // A filter rather than ImageIds: one that is gone would fail the whole call
    for (const image of await describeImages(context, [
      { Name: 'image-id', Values },
    ])) {
      const found = toMachineImage(image);
      images.set(found.amiId, found);
    }
  }
  return images;
}

/** AMIs that meet EC2's filters. */
export async function describeImages(
  { ec2 }: ImageFactoryContext,
  Filters: { Name: string; Values: string[] }[],
  Owners?: string[],
): Promise<Image[]> {
  return callAws('ec2:DescribeImages', async () => {
    const found: Image[] = [];
    for await (const page of paginateDescribeImages(
      { client: ec2 },
      { Filters, Owners, IncludeDeprecated: true },
    )) {
      found.push(...(page.Images ?? []));
    }
    return found.filter(({ ImageId }) => ImageId);
  });
}

/** Deregisters an AMI and deletes what it is made of; what is gone counts as done. */
export async function deleteMachineImage(
  { ec2 }: ImageFactoryContext,
  image: Image,
): Promise<void> {
  const answer = await unlessGone(
    callAws('ec2:DeregisterImage', () =>
      ec2.send(
        new DeregisterImageCommand({
          ImageId: image.ImageId,
          // In one call: without its AMI nobody would find a snapshot again
          DeleteAssociatedSnapshots: true,
        }),
      ),
    ),
  );
  for (const { SnapshotId, ReturnCode } of answer?.DeleteSnapshotResults ??
    []) {
    if (ReturnCode !== 'success' && ReturnCode !== 'skipped') {
      // Says why
      await unlessGone(
        callAws('ec2:DeleteSnapshot', () =>
          ec2.send(new DeleteSnapshotCommand({ SnapshotId })),
        ),
      );
    }
  }
}

async function unlessGone<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call;
  } catch (error) {
    const gone =
      error instanceof RefusedError &&
      /^Invalid(AMIID|Snapshot)\.(NotFound|Unavailable)$/.test(error.code);
    if (!gone) {
      throw error;
    }
    return undefined;
  }
}

function toMachineImage(image: Image): MachineImage {
  const root = image.BlockDeviceMappings?.find(
    ({ DeviceName }) => DeviceName === image.RootDeviceName,
  );
  const windows = /windows/i.test(
    image.Platform ?? image.PlatformDetails ?? '',
  );
  return {
    amiId: image.ImageId ?? '',
    name: image.Name ?? '',
    platform: windows ? 'windows' : 'linux',
    architecture: image.Architecture ?? 'x86_64',
    createdAt: new Date(image.CreationDate ?? 0),
    rootDevice: image.RootDeviceName ?? '/dev/sda1',
    diskGiB: root?.Ebs?.VolumeSize ?? 0,
    available: (image.State ?? 'available') === 'available',
    templateId: image.Tags?.find(({ Key }) => Key === TAG.template)?.Value,
  };
}
