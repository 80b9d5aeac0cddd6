import { findImage, type Image } from '../ec2/Image';
import { readParameter } from '../ssm/parameters';
import type { World } from '../world/World';
import { parseArn } from './arns';
import { invalidValue, noSuch } from './errors';
import { isAvailable } from './builds/Build';
import { newest } from './versions';

/**
 * The AMI that a recipe's parent means at a time: an AMI's id, an SSM parameter's value, or what the newest fitting build of
 * an image came to.
 *
 * @throws AwsError when there is none
 */
export function resolveParent(
  world: World,
  parent: string,
  at = world.now(),
): Image {
  const image = findImage(world, imageIdOf(world, parent, at));
  if (!image) throw noSuch('parentImage', 'parent image');
  return image;
}

function imageIdOf(world: World, parent: string, at: number): string {
  if (parent.startsWith('ami-')) return parent;
  if (parent.startsWith('ssm:')) {
    const value = readParameter(world, parent.slice('ssm:'.length), at)?.value;
    if (!value) throw noSuch('parentImage', 'parent image');
    return value;
  }
  const parsed = parseArn(parent, 'image');
  if (!parsed) {
    throw invalidValue(
      'parentImage',
      'The value must be an AMI ID, an image ARN or an SSM parameter that begins with ssm:.',
    );
  }
  const builds = [...world.state.imageBuilder.builds.values()].filter(
    build =>
      build.arn.startsWith(`${parsed.stem}/`) &&
      (parsed.build === undefined || build.build === parsed.build) &&
      isAvailable(build),
  );
  const build = newest(builds, parsed.version ?? 'x.x.x');
  const ami = build?.amis.find(({ region }) => region === world.region);
  if (!ami) throw noSuch('parentImage', 'parent image');
  return ami.image;
}
