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
const UNDER_WAY = new Set<ImageBuildStatus>(['queued', 'building', 'trying']);

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
  const errors: unknown[] = [];
  const trying = async <T>(action: () => Promise<T>) =>
    action().catch(error => {
      errors.push(error);
      return undefined;
    });
  let project = await store.project(projectId);
  if (!project) {
    return { errors };
  }
  let builds = await store.buildsWith(projectId, ALL);
  const underWay = builds.filter(each => UNDER_WAY.has(each.status));
  const need = decideProject({ project, underWay, now: clock(), policy });
  if (need === 'take-down') {
    return takeDown(context, project);
  }
  if (need === 'ensure') {
    project = await ensureProject(context, project);
    if (!project) {
      // Somebody changed it meanwhile.
      return { nextLookAt: clock(), errors };
    }
  }
  const present = project;
  await trying(() => discoverBuilds(context, present, builds));
  builds = await store.buildsWith(projectId, ALL);
  const template = await trying(() => context.catalog.find(projectId));
  for (const build of builds) {
    if (isRestless(build, template?.defaultVersion)) {
      await trying(() => keepBuild(context, present, build, builds));
    }
  }
  builds = await store.buildsWith(projectId, ALL);
  await trying(() => retireBuilds(context, present, builds));
  await trying(() => endTrials(context, present, builds));
  return {
    nextLookAt: nextLookAt({ project, builds, now: clock(), policy }),
    errors,
  };
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
