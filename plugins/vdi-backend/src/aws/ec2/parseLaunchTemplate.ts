import type {
  LaunchTemplate as Ec2LaunchTemplate,
  LaunchTemplateVersion as Ec2LaunchTemplateVersion,
} from '@aws-sdk/client-ec2';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { LaunchTemplate, LaunchTemplateVersion } from '../LaunchTemplates';
import { TAG } from '../tags';
import { toTags } from './toInstance';

const TEMPLATE_ID = /^[a-z0-9][a-z0-9-]{0,62}$/;
const ACCOUNT = /^[A-Za-z0-9_][A-Za-z0-9._@\\$-]{0,103}$/;
const INSTANCE_TYPE = /^[a-z][a-z0-9-]*\.[a-z0-9-]+$/;
const SUBNET_ID = /^subnet-[0-9a-f]+$/;

/** A tagged launch template, or why it is not one of ours. */
export type ParsedLaunchTemplate =
  | { template: LaunchTemplate }
  | { problem: string };

class TagProblem extends Error {}

function choice<T extends string>(
  tags: Record<string, string>,
  key: string,
  values: readonly [T, ...T[]],
): T {
  const value = tags[key] ?? values[0];
  const found = values.find(candidate => candidate === value);
  if (found === undefined) {
    throw new TagProblem(
      `its tag '${key}' is '${value}'; it takes ${values
        .map(v => `'${v}'`)
        .join(' or ')}`,
    );
  }
  return found;
}

function matching(key: string, value: string, pattern: RegExp): string {
  if (!pattern.test(value)) {
    throw new TagProblem(`its tag '${key}' has the invalid value '${value}'`);
  }
  return value;
}

function words(tags: Record<string, string>, key: string): string[] {
  return (tags[key] ?? '').split(/\s+/).filter(word => word !== '');
}

/** Hours as seconds; `undefined` when the tag is absent. */
function hoursOf(
  tags: Record<string, string>,
  key: string,
): number | undefined {
  if (tags[key] === undefined) {
    return undefined;
  }
  const hours = Number(tags[key]);
  if (!(hours >= 1 && hours <= 24 * 31)) {
    throw new TagProblem(
      `its tag '${key}' is '${tags[key]}'; it takes hours from 1 to 744`,
    );
  }
  return Math.round(hours * 3600);
}

function groups(tags: Record<string, string>): string[] | undefined {
  if (tags['vdi:groups'] === undefined) {
    return undefined;
  }
  return words(tags, 'vdi:groups').map(word => {
    try {
      return stringifyEntityRef(
        parseEntityRef(word, {
          defaultKind: 'group',
          defaultNamespace: 'default',
        }),
      );
    } catch {
      throw new TagProblem(
        `its tag 'vdi:groups' has '${word}', which is no entity reference`,
      );
    }
  });
}

/**
 * Reads the tags of a launch template. One with a tag that makes no sense is left out as a whole: guessing could
 * open it to the wrong people or launch the wrong thing.
 */
export function parseLaunchTemplate(
  source: Ec2LaunchTemplate,
): ParsedLaunchTemplate {
  const tags = toTags(source.Tags);
  const { LaunchTemplateId: launchTemplateId, DefaultVersionNumber } = source;
  if (!launchTemplateId || !DefaultVersionNumber) {
    return { problem: 'EC2 gave it no id or no default version' };
  }
  try {
    const id = matching(TAG.template, tags[TAG.template] ?? '', TEMPLATE_ID);
    return {
      template: {
        id,
        launchTemplateId,
        name: tags['vdi:name'] || source.LaunchTemplateName || id,
        description: tags['vdi:description'] || undefined,
        platform: choice(tags, 'vdi:platform', ['linux', 'windows']),
        identityMode: choice(tags, 'vdi:identity', ['shared', 'personal']),
        sharedUser: matching(
          'vdi:os-user',
          tags['vdi:os-user'] ?? 'desktop',
          ACCOUNT,
        ),
        groups: groups(tags),
        instanceTypes: words(tags, 'vdi:instance-types').map(word =>
          matching('vdi:instance-types', word, INSTANCE_TYPE),
        ),
        subnetIds: words(tags, 'vdi:subnets').map(word =>
          matching('vdi:subnets', word, SUBNET_ID),
        ),
        stopAfter: hoursOf(tags, 'vdi:stop-after-hours'),
        defaultVersion: DefaultVersionNumber,
        latestVersion: source.LatestVersionNumber ?? DefaultVersionNumber,
      },
    };
  } catch (error) {
    if (error instanceof TagProblem) {
      return { problem: error.message };
    }
    throw error;
  }
}

/** What matters of a launch template's version. */
export function toVersion(
  source: Ec2LaunchTemplateVersion,
): LaunchTemplateVersion {
  const data = source.LaunchTemplateData;
  const disks = (data?.BlockDeviceMappings ?? []).filter(
    disk => disk.Ebs?.VolumeSize,
  );
  // Which device is the root is the image's secret; these two are what Amazon's and most others use.
  const root =
    disks.find(({ DeviceName }) =>
      ['/dev/xvda', '/dev/sda1'].includes(DeviceName ?? ''),
    ) ?? disks[0];
  return {
    version: source.VersionNumber ?? 0,
    isDefault: source.DefaultVersion ?? false,
    createdAt: source.CreateTime ?? new Date(0),
    createdBy: source.CreatedBy,
    description: source.VersionDescription || undefined,
    imageId: data?.ImageId,
    instanceType: data?.InstanceType,
    diskGiB: root?.Ebs?.VolumeSize,
    hibernation: data?.HibernationOptions?.Configured ?? false,
  };
}
