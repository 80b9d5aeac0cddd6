import { AwsError } from '../aws/AwsError';
import type { World } from '../world/World';
import type { Tags } from './Tags';

export interface NetworkInterface {
  deviceIndex: number;
  subnetId?: string;
  securityGroupIds: string[];
}

export interface BlockDevice {
  deviceName: string;
  sizeGiB?: number;
  volumeType?: string;
  encrypted?: boolean;
}

/** What a version launches; absent members are the caller's to give. */
export interface TemplateData {
  imageId?: string;
  instanceType?: string;
  keyName?: string;
  userData?: string;
  profile?: { arn?: string; name?: string };
  securityGroupIds?: string[];
  networkInterfaces?: NetworkInterface[];
  blockDevices?: BlockDevice[];
  hibernation?: boolean;
  /** By resource type */
  tags?: Record<string, Tags>;
}

export interface TemplateVersion {
  version: number;
  description?: string;
  createdAt: number;
  createdBy: string;
  data: TemplateData;
}

export interface LaunchTemplate {
  launchTemplateId: string;
  name: string;
  createdAt: number;
  createdBy: string;
  tags: Tags;
  defaultVersion: number;
  versions: TemplateVersion[];
  /** The highest number of a version that was deleted */
  lastDeleted?: number;
}

export function latestVersion(template: LaunchTemplate): number {
  return template.versions.at(-1)?.version ?? 0;
}

/** The number of a version to come: one of a deleted version never comes again. */
export function nextVersion(template: LaunchTemplate): number {
  return Math.max(latestVersion(template), template.lastDeleted ?? 0) + 1;
}

export function forgetVersion(template: LaunchTemplate, number: number): void {
  template.versions = template.versions.filter(
    ({ version }) => version !== number,
  );
  template.lastDeleted = Math.max(number, template.lastDeleted ?? 0);
}

/** The launch template named by id or by name, as in every call that takes one. */
export function findLaunchTemplate(
  world: World,
  { id, name }: { id?: string; name?: string },
): LaunchTemplate {
  const { launchTemplates } = world.state;
  if (id !== undefined) {
    if (!/^lt-[0-9a-f]{17}$/.test(id)) {
      throw new AwsError(
        'InvalidLaunchTemplateId.Malformed',
        `Invalid launch template ID '${id}'.`,
      );
    }
    const template = launchTemplates.get(id);
    if (template) return template;
    throw new AwsError(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${id}, does not exist.`,
    );
  }
  if (name === undefined) {
    throw new AwsError(
      'MissingParameter',
      'Either a launch template ID or a launch template name must be specified.',
    );
  }
  for (const template of launchTemplates.values()) {
    if (template.name === name) return template;
  }
  throw new AwsError(
    'InvalidLaunchTemplateName.NotFoundException',
    `The specified launch template, with template name ${name}, does not exist.`,
  );
}

/** A version by number, `$Default` or `$Latest`; the default one when absent. */
export function findVersion(
  template: LaunchTemplate,
  version = '$Default',
): TemplateVersion {
  let number = Number(version);
  if (version === '$Default') number = template.defaultVersion;
  if (version === '$Latest') number = latestVersion(template);
  const found = template.versions.find(
    candidate => candidate.version === number,
  );
  if (found) return found;
  throw new AwsError(
    'InvalidLaunchTemplateId.VersionNotFound',
    `Could not find the specified version ${version} for the launch template with ID ${template.launchTemplateId}.`,
  );
}
