import type { ImageBuild } from '@deskstage/backstage-plugin-vdi-common';

/** The build that was the default before the present one and still has its image; `undefined` when there is none. */
export function rollBackTarget(
  builds: readonly ImageBuild[],
  present: ImageBuild | undefined,
): ImageBuild | undefined {
  const wasDefault = builds.filter(
    ({ id, status, promotedAt, isDefault }) =>
      status === 'promoted' &&
      promotedAt !== undefined &&
      !isDefault &&
      id !== present?.id,
  );
  const promoted = (build: ImageBuild) => Date.parse(build.promotedAt!);
  const earlier = present?.promotedAt
    ? wasDefault.filter(each => promoted(each) < promoted(present))
    : wasDefault;
  return earlier.sort((a, b) => promoted(b) - promoted(a))[0];
}
