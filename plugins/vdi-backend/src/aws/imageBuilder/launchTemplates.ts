import {
  DescribeLaunchTemplatesCommand,
  type LaunchTemplate,
  type LaunchTemplateVersion,
  paginateDescribeLaunchTemplateVersions,
} from '@aws-sdk/client-ec2';
import { callAws } from '../toAwsError';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';

/** A launch template by id or name. */
export async function findLaunchTemplate(
  { ec2 }: ImageFactoryContext,
  { id, name }: { id?: string; name?: string },
): Promise<LaunchTemplate | undefined> {
  const answer = await unlessMissing(
    callAws('ec2:DescribeLaunchTemplates', () =>
      ec2.send(
        new DescribeLaunchTemplatesCommand({
          LaunchTemplateIds: id ? [id] : undefined,
          LaunchTemplateNames: name ? [name] : undefined,
        }),
      ),
    ),
  );
  return answer?.LaunchTemplates?.[0];
}

/** Versions of a launch template, newest first: all of them, or the named ones. None when it is gone. */
export async function launchTemplateVersions(
  { ec2 }: ImageFactoryContext,
  LaunchTemplateId: string,
  Versions?: string[],
): Promise<LaunchTemplateVersion[]> {
  const read = async () => {
    const found: LaunchTemplateVersion[] = [];
    const pages = paginateDescribeLaunchTemplateVersions(
      { client: ec2, pageSize: Versions ? undefined : 200 },
      { LaunchTemplateId, Versions },
    );
    for await (const page of pages) {
      found.push(...(page.LaunchTemplateVersions ?? []));
    }
    return found;
  };
  const found = await unlessMissing(
    callAws('ec2:DescribeLaunchTemplateVersions', read),
  );
  return (found ?? []).sort(
    (a, b) => (b.VersionNumber ?? 0) - (a.VersionNumber ?? 0),
  );
}
