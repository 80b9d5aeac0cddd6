import {
  CreateLaunchTemplateVersionCommand,
  DeleteLaunchTemplateVersionsCommand,
  type LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { RefusedError } from '../errors';
import { callAws } from '../toAwsError';
import { clientToken } from './clientToken';
import { differs } from './differs';
import { newestForm } from './ensureLaunchTemplate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { launchTemplateVersions } from './launchTemplates';

/**
 * The version of a launch template that bears the AMI. Image Builder makes it after the default version: when the
 * project's type, disk or network have changed since, one that is as they are to be is added and answered instead, for
 * a machine with a disk smaller than its AMI does not start.
 */
export async function deliverVersion(
  context: ImageFactoryContext,
  launchTemplateId: string,
  amiId: string,
): Promise<number | undefined> {
  const versions = await launchTemplateVersions(context, launchTemplateId);
  const delivered = bearing(versions, amiId)[0];
  const form = newestForm(versions);
  if (!delivered || !form || isLike(delivered, form)) {
    return delivered?.VersionNumber;
  }
  const answer = await callAws('ec2:CreateLaunchTemplateVersion', () =>
    context.ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateId: launchTemplateId,
        SourceVersion: String(form.VersionNumber),
        LaunchTemplateData: { ImageId: amiId },
        VersionDescription: delivered.VersionDescription,
        ClientToken: clientToken(launchTemplateId, form.VersionNumber, amiId),
      }),
    ),
  );
  return answer.LaunchTemplateVersion?.VersionNumber ?? delivered.VersionNumber;
}

/** Whether a version launches what the form does, but for the image. */
function isLike(
  { LaunchTemplateData }: LaunchTemplateVersion,
  form: LaunchTemplateVersion,
): boolean {
  const { ImageId: _image, ...rest } = LaunchTemplateData ?? {};
  return !differs(rest, form.LaunchTemplateData);
}

/**
 * Deletes the versions that bear an AMI, or one of them.
 *
 * @throws RefusedError when one of them is the default version: people launch it
 */
export async function deleteVersions(
  context: ImageFactoryContext,
  options: { launchTemplateId: string; amiId?: string; version?: number },
): Promise<void> {
  const { launchTemplateId, amiId, version } = options;
  const versions = await launchTemplateVersions(context, launchTemplateId);
  const gone = amiId
    ? bearing(versions, amiId)
    : versions.filter(({ VersionNumber }) => VersionNumber === version);
  if (gone.some(({ DefaultVersion }) => DefaultVersion)) {
    throw new RefusedError(
      'DefaultVersion',
      `The image is the one of the default version of launch template '${launchTemplateId}'; make another version the default before it is deleted.`,
    );
  }
  if (gone.length > 0) {
    await callAws('ec2:DeleteLaunchTemplateVersions', () =>
      context.ec2.send(
        new DeleteLaunchTemplateVersionsCommand({
          LaunchTemplateId: launchTemplateId,
          Versions: gone.map(({ VersionNumber }) => String(VersionNumber)),
        }),
      ),
    );
  }
}

function bearing(
  versions: LaunchTemplateVersion[],
  amiId: string,
): LaunchTemplateVersion[] {
  return versions.filter(
    ({ LaunchTemplateData }) => LaunchTemplateData?.ImageId === amiId,
  );
}
