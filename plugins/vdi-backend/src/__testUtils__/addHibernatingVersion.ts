import {
  CreateLaunchTemplateVersionCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';

/** Adds a version of a launch template whose machines can hibernate, and answers with its number. */
export async function addHibernatingVersion(
  ec2: EC2Client,
  launchTemplateName: string,
): Promise<number> {
  const { LaunchTemplateVersion } = await ec2.send(
    new CreateLaunchTemplateVersionCommand({
      LaunchTemplateName: launchTemplateName,
      SourceVersion: '2',
      LaunchTemplateData: { HibernationOptions: { Configured: true } },
    }),
  );
  return LaunchTemplateVersion?.VersionNumber as number;
}
