import { isError } from '@backstage/errors';
import { SYSTEM } from '../../workstations';
import type { ImageBuildRecord } from '../model';
import { fail } from './buildSteps';
import { changeBuild, type KeeperContext } from './KeeperContext';

const BY_ITSELF = { by: SYSTEM, as: 'promoted' } as const;

/** Makes the version of a build the one that people get. */
export async function promote(
  context: KeeperContext,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { catalog, defaults, clock } = context;
  const { by, as } = build.promotionWanted ?? BY_ITSELF;
  const template = await catalog.find(build.projectId);
  if (!template || build.templateVersion === undefined) {
    return undefined;
  }
  try {
    await defaults.make(template, build.templateVersion, by);
  } catch (error) {
    if (isError(error) && error.name === 'ConflictError') {
      return fail(context, build, {
        kind: 'fail',
        failure: { stage: 'distribute', message: error.message },
      });
    }
    throw error;
  }
  return changeBuild(
    context,
    build,
    {
      status: 'promoted',
      promotedAt: clock(),
      promotedBy: by,
      promotionWanted: null,
      retiredAt: null,
    },
    { type: as, actor: by },
  );
}

/** Notes that the version of a build is the default: somebody chose it, or a replica died after it had made it so. */
export async function noteDefault(
  context: KeeperContext,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { templateStore, clock } = context;
  const made = (await templateStore.defaults(build.projectId)).get(
    build.templateVersion as number,
  );
  const { promotionWanted } = build;
  const actor = promotionWanted?.by ?? made?.actor ?? SYSTEM;
  return changeBuild(
    context,
    build,
    {
      // A trial goes on.
      status: build.status === 'trying' ? 'trying' : 'promoted',
      promotedAt: made?.at ?? clock(),
      promotedBy: actor,
      promotionWanted: null,
      retiredAt: null,
    },
    { type: promotionWanted?.as ?? 'promoted', actor },
  );
}
