import { AwsError } from '../aws/AwsError';
import type { QueryParameters } from './QueryParameters';
import type { XmlValue } from './xml';

export type Tags = Record<string, string>;

const MAX_TAGS = 50;

/** `Tag.1.Key=…&Tag.1.Value=…`, checked as EC2 does. */
export function readTags(parameters: QueryParameters, name = 'Tag'): Tags {
  const tags: Tags = {};
  for (const item of parameters.items(name)) {
    const key = item.text('Key') ?? '';
    const value = item.text('Value') ?? '';
    if (key === '') {
      throw new AwsError('InvalidParameterValue', 'Tag key cannot be empty.');
    }
    if (key.startsWith('aws:')) {
      throw new AwsError(
        'InvalidParameterValue',
        `Tag keys starting with 'aws:' are reserved for internal use`,
      );
    }
    if (key.length > 128) {
      throw new AwsError(
        'InvalidParameterValue',
        `Tag key exceeds the maximum length of 128 characters`,
      );
    }
    if (value.length > 256) {
      throw new AwsError(
        'InvalidParameterValue',
        `Tag value exceeds the maximum length of 256 characters`,
      );
    }
    if (Object.hasOwn(tags, key)) {
      throw new AwsError(
        'InvalidParameterValue',
        `Duplicate tag key '${key}' specified.`,
      );
    }
    tags[key] = value;
  }
  return tags;
}

/** `TagSpecification.1.ResourceType=instance&TagSpecification.1.Tag.1.Key=…` by resource type. */
export function readTagSpecifications(
  parameters: QueryParameters,
  allowed: string[],
): Map<string, Tags> {
  const specifications = new Map<string, Tags>();
  for (const item of parameters.items('TagSpecification')) {
    const type = item.requiredText('ResourceType');
    if (!allowed.includes(type)) {
      throw new AwsError(
        'InvalidParameterValue',
        `'${type}' is not a valid taggable resource type for this operation.`,
      );
    }
    specifications.set(type, {
      ...specifications.get(type),
      ...readTags(item),
    });
  }
  return specifications;
}

/** Tags with others added; refuses more than EC2 keeps. */
export function mergeTags(tags: Tags, added: Tags): Tags {
  const merged = { ...tags, ...added };
  const own = Object.keys(merged).filter(key => !key.startsWith('aws:'));
  if (own.length > MAX_TAGS) {
    throw new AwsError(
      'TagLimitExceeded',
      `More than ${MAX_TAGS} tags were specified for the resource.`,
    );
  }
  return merged;
}

export function describeTags(tags: Tags): XmlValue[] {
  return Object.keys(tags).map(key => ({ key, value: tags[key] }));
}
