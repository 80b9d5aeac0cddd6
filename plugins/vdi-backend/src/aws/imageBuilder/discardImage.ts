import { DeleteImageCommand } from '@aws-sdk/client-imagebuilder';
import { callAws } from '../toAwsError';
import { RefusedError } from '../errors';
import type { ImageFactory } from '../ImageFactory';
import { deleteVersions } from './deliverVersion';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { deleteMachineImage, describeImages } from './machineImages';
import { isOurs } from './ownership';
import { toTags } from '../ec2/toInstance';

/** Deletes an image for good, what launches it first. */
export async function discardImage(
  context: ImageFactoryContext,
  options: Parameters<ImageFactory['discard']>[0],
): Promise<void> {
  const { imageArn, amiId, launchTemplateId, templateVersion } = options;
  if (launchTemplateId && (amiId || templateVersion)) {
    await deleteVersions(context, {
      launchTemplateId,
      amiId,
      version: templateVersion,
    });
  }
  if (amiId) {
    await discardMachineImage(context, amiId);
  }
  if (imageArn) {
    await deleteRecord(context, imageArn);
  }
}

async function discardMachineImage(
  context: ImageFactoryContext,
  amiId: string,
): Promise<void> {
  const { deployment } = context;
  const [image] = await describeImages(
    context,
    [{ Name: 'image-id', Values: [amiId] }],
    ['self'],
  );
  if (!image) {
    return;
  }
  if (!isOurs(toTags(image.Tags), { deployment })) {
    throw new RefusedError(
      'NotOurs',
      `The AMI '${amiId}' does not bear the tag 'vdi:deployment' of this deployment, so it is not deleted; delete it in EC2 when it is no longer needed.`,
    );
  }
  await deleteMachineImage(context, image);
}

/** Deletes Image Builder's record of a build that has ended. */
export async function deleteRecord(
  { builder }: ImageFactoryContext,
  imageBuildVersionArn: string,
): Promise<void> {
  await unlessMissing(
    callAws('imagebuilder:DeleteImage', () =>
      builder.send(new DeleteImageCommand({ imageBuildVersionArn })),
    ),
  );
}
