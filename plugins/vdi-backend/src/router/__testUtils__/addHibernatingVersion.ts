import {
  CreateLaunchTemplateVersionCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';

/** Adds a version of a launch template whose machines can hibernate, in the account of the environment's endpoint. */
export async function addHibernatingVersion(
  launchTemplateName: string,
): Promise<number> {
  const ec2 = new EC2Client({});
  try {
    const { LaunchTemplateVersion } = await ec2.send(
      new CreateLaunchTemplateVersionCommand({
        LaunchTemplateName: launchTemplateName,
        SourceVersion: '2',
        LaunchTemplateData: { HibernationOptions: { Configured: true } },
      }),
    );
    return LaunchTemplateVersion?.VersionNumber as number;
  } finally {
    ec2.destroy();
  }
}
