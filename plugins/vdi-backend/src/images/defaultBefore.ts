import type { ImageBuildRecord } from './model';

/**
 * What a build is compared with: the build that people have now, if they do not have it yet; of one that they had, the
 * last that they had before it.
 */
export function defaultBefore(
  builds: ImageBuildRecord[],
  build: ImageBuildRecord,
  defaultVersion: number | undefined,
): ImageBuildRecord | undefined {
  const earlier = builds
    .filter(each => each.promotedAt && each.number < build.number)
    .sort((a, b) => b.number - a.number);
  const present = earlier.find(
    each =>
      each.templateVersion !== undefined &&
      each.templateVersion === defaultVersion,
  );
  return build.promotedAt ? earlier[0] : present ?? earlier[0];
}
