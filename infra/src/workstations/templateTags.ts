import { Fn, Token } from 'aws-cdk-lib';
import {
  type Preset,
  SHARED_ACCOUNT,
  type TemplateConfiguration,
} from '../configuration';

/** Longest value of a tag. */
const MAX_VALUE = 256;

const REMEDIES: Record<string, string> = {
  'vdi:description': 'shorten the description',
  'vdi:groups': 'name fewer groups, or one that the others belong to',
  'vdi:instance-types': 'name fewer instance types',
  'vdi:subnets': 'name fewer subnets',
};

/**
 * The tags by which the portal knows the template.
 *
 * @throws Error with a sentence, when the configuration does not fit into tags
 */
export function templateTags(
  template: TemplateConfiguration,
  subnetIds: string[],
): Record<string, string> {
  const split = template.groups?.find(group => /\s/.test(group));
  if (split !== undefined) {
    throw new Error(
      `Template '${template.id}' names the group '${split}'; an entity ref has no spaces.`,
    );
  }
  const tags = {
    'vdi:template': template.id,
    'vdi:name': template.name,
    'vdi:description': template.description,
    'vdi:platform': platformOf(template.preset),
    'vdi:identity': template.identity,
    'vdi:os-user': SHARED_ACCOUNT,
    'vdi:groups': template.groups?.join(' '),
    'vdi:instance-types': template.instanceTypes.join(' '),
    'vdi:subnets': subnetIds.some(Token.isUnresolved)
      ? Fn.join(' ', subnetIds)
      : subnetIds.join(' '),
    // Image Builder gives this one to launch templates that it distributes to; without it, it would be taken away.
    CreatedBy: 'EC2 Image Builder',
  };
  const present = Object.entries(tags).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value] as const],
  );
  for (const [key, value] of present) {
    if (!Token.isUnresolved(value) && value.length > MAX_VALUE) {
      throw new Error(
        `The tag '${key}' of template '${template.id}' would have ${value.length} characters, and holds ${MAX_VALUE}; ${REMEDIES[key]}.`,
      );
    }
  }
  return Object.fromEntries(present);
}

/** Which operating system a preset has. */
export function platformOf(preset: Preset): 'linux' | 'windows' {
  return preset.startsWith('windows') ? 'windows' : 'linux';
}

/** Name of the root device in the images of a preset. */
export function rootDeviceOf(preset: Preset): string {
  return preset === 'amazon-linux-2023' ? '/dev/xvda' : '/dev/sda1';
}
