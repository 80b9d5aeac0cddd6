import { stringifyError } from '@backstage/errors';
import type { ImageBuildStatus } from '@deskstage/backstage-plugin-vdi-common';
import { decideProject, isRestless, nextLookAt } from '../lifecycle';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import { discoverBuilds } from './discoverBuilds';
import { endStrayTrials } from './endStrayTrials';
import { ensureProject } from './ensureProject';
import { keepBuild } from './keepBuild';
import type { KeeperContext } from './KeeperContext';
import { retireBuilds } from './retireBuilds';
import { takeDownProject } from './takeDownProject';

const ALL: ImageBuildStatus[] = [
  'queued',
  'building',
  'trying',
  'candidate',
  'promoted',
  'rejected',
  'failed',
  'cancelled',
  'retired',
];
const UNDER_WAY: ImageBuildStatus[] = ['queued', 'building', 'trying'];

/** What a look at a project came to. */
export interface ProjectLook {
  /** When it is to be looked at again; absent when it is gone */
  nextLookAt?: Date;
  /** What went wrong, and is to be tried again */
  errors: unknown[];
}

/** Brings a project and its builds on as far as they go now. */
export async function keepProject(
  context: KeeperContext,
  projectId: string,
): Promise<ProjectLook> {
  const { store, policy, clock } = context;
  const found = await store.project(projectId);
  if (!found) {
    return { errors: [] };
  }
  const underWay = await store.buildsWith(projectId, UNDER_WAY);
  const need = decideProject({
    project: found,
    underWay,
    now: clock(),
    policy,
  });
  if (need === 'take-down') {
    return takeDown(context, found);
  }
  const project =
    need === 'ensure' ? await ensureProject(context, found) : found;
  if (!project) {
    // Somebody changed it meanwhile.
    return { nextLookAt: clock(), errors: [] };
  }
  const { builds, errors } = await keepBuilds(context, project);
  return {
    nextLookAt: nextLookAt({ project, builds, now: clock(), policy }),
    errors,
  };
}

/** What goes wrong with one thing keeps nobody from the others. */
async function keepBuilds(
  context: KeeperContext,
  project: ImageProjectRecord,
): Promise<{ builds: ImageBuildRecord[]; errors: unknown[] }> {
  const { store, catalog } = context;
  const errors: unknown[] = [];
  const trying = async <T>(action: () => Promise<T>) =>
    action().catch(error => {
      errors.push(error);
      return undefined;
    });
  const before = await store.buildsWith(project.id, ALL);
  const discovered = await trying(() =>
    discoverBuilds(context, project, before),
  );
  const present = discovered ? await store.buildsWith(project.id, ALL) : before;
  const template = await trying(() => catalog.find(project.id));
  for (const build of present) {
    if (isRestless(build, template?.defaultVersion)) {
      await trying(() => keepBuild(context, project, build, present));
    }
  }
  const builds = await store.buildsWith(project.id, ALL);
  await trying(() => retireBuilds(context, project, builds));
  await trying(() => endTrials(context, project, builds));
  return { builds, errors };
}

async function takeDown(
  context: KeeperContext,
  project: ImageProjectRecord,
): Promise<ProjectLook> {
  const { policy, clock, logger } = context;
  try {
    const gone = await takeDownProject(context, project);
    return {
      nextLookAt: gone
        ? undefined
        : new Date(clock().getTime() + policy.buildInterval),
      errors: [],
    };
  } catch (error) {
    logger.warn(
      `VDI: image project '${
        project.id
      }' could not be taken down; it is tried again: ${stringifyError(error)}`,
    );
    return { nextLookAt: clock(), errors: [error] };
  }
}

/** Ends what is left of trials that are over, unless one is between asking for its workstation and noting which. */
async function endTrials(
  context: KeeperContext,
  project: ImageProjectRecord,
  builds: ImageBuildRecord[],
): Promise<void> {
  const running = builds.filter(
    each => each.status === 'trying' && each.trialStatus === 'running',
  );
  if (running.every(each => each.trialWorkstationId)) {
    await endStrayTrials(context, {
      templateId: project.id,
      needed: new Set(running.flatMap(each => each.trialWorkstationId ?? [])),
    });
  }
}
