import { AwsError } from '../../aws/AwsError';
import type { Ec2Action, Ec2Context } from '../Ec2Context';
import { findImage } from '../Image';
import type { QueryParameters } from '../QueryParameters';
import { mergeTags, readTags, Tags } from '../Tags';

const MAX_RESOURCES = 1000;

export const createTags: Ec2Action = (context, parameters) => {
  const tags = readTags(parameters);
  if (Object.keys(tags).length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter Tag',
    );
  }
  const resources = findTagged(context, parameters);
  const merged = resources.map(({ tags: own = {} }) => mergeTags(own, tags));
  resources.forEach((resource, index) => {
    resource.tags = merged[index];
  });
  return { return: true };
};

/** Without a value, whatever the value; without tags, all of them. */
export const deleteTags: Ec2Action = (context, parameters) => {
  const asked = parameters.items('Tag').map(tag => ({
    key: tag.requiredText('Key'),
    value: tag.text('Value'),
  }));
  for (const resource of findTagged(context, parameters)) {
    const own = resource.tags ?? {};
    const gone = (key: string) =>
      !key.startsWith('aws:') &&
      (asked.length === 0 ||
        asked.some(
          tag =>
            tag.key === key &&
            (tag.value === undefined || tag.value === own[key]),
        ));
    resource.tags = Object.fromEntries(
      Object.entries(own).filter(([key]) => !gone(key)),
    );
  }
  return { return: true };
};

function findTagged(
  { instances, world }: Ec2Context,
  parameters: QueryParameters,
): { tags?: Tags }[] {
  const ids = parameters.texts('ResourceId');
  if (ids.length === 0) {
    throw new AwsError(
      'MissingParameter',
      'The request must contain the parameter ResourceId',
    );
  }
  if (ids.length > MAX_RESOURCES) {
    throw new AwsError(
      'InvalidParameterValue',
      `At most ${MAX_RESOURCES} resources can be tagged in one call.`,
    );
  }
  const named = instances.named(ids.filter(id => id.startsWith('i-')));
  const volumes = ids.some(id => id.startsWith('vol-'))
    ? new Map(
        [...instances.visible()].map(({ volume }) => [volume.volumeId, volume]),
      )
    : undefined;
  const others = ids
    .filter(id => !id.startsWith('i-'))
    .map(id => {
      const resource =
        world.state.launchTemplates.get(id) ??
        world.state.subnets.get(id) ??
        findImage(world, id) ??
        world.state.snapshots.get(id) ??
        volumes?.get(id);
      if (!resource) {
        throw new AwsError('InvalidID', `The ID '${id}' is not valid`);
      }
      return resource;
    });
  return [...named, ...others];
}
