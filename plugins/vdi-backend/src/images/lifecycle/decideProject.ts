import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import { retryPause, type ImagePolicy } from './policy';

/** What a project needs before its builds are looked at. */
export type ProjectStep = 'take-down' | 'ensure' | 'none';

/** Whether the parts of a project have to be made, repaired or looked at again. */
export function decideProject(options: {
  project: ImageProjectRecord;
  /** Builds that have not ended */
  underWay: ImageBuildRecord[];
  now: Date;
  policy: ImagePolicy;
}): ProjectStep {
  const { project, underWay, now, policy } = options;
  if (project.status === 'deleting') {
    return 'take-down';
  }
  const { attemptedAt, attemptedRevision, attempts = 0, checkedAt } = project;
  const isNew = attemptedRevision !== project.settingsRevision;
  const askedAnew = underWay.some(
    each =>
      !each.startAskedAt && (!attemptedAt || each.requestedAt > attemptedAt),
  );
  if (isNew || askedAnew) {
    return 'ensure';
  }
  if (attempts > 0 || project.status !== 'ready') {
    const pause = retryPause(attempts, policy);
    return !attemptedAt || now.getTime() - attemptedAt.getTime() >= pause
      ? 'ensure'
      : 'none';
  }
  return !checkedAt ||
    now.getTime() - checkedAt.getTime() >= policy.repairInterval
    ? 'ensure'
    : 'none';
}

/** Whether Image Builder has what the project is made of, as it is now. */
export function partsOf(
  project: ImageProjectRecord,
): 'ready' | 'pending' | 'broken' {
  const { status, attemptedRevision, appliedRevision, settingsRevision } =
    project;
  if (status === 'broken') {
    return attemptedRevision === settingsRevision ? 'broken' : 'pending';
  }
  return status === 'ready' && appliedRevision === settingsRevision
    ? 'ready'
    : 'pending';
}

/** When the project is to be looked at again although nobody asks. */
export function nextLookAt(options: {
  project: ImageProjectRecord;
  builds: ImageBuildRecord[];
  now: Date;
  policy: ImagePolicy;
}): Date {
  const { project, builds, now, policy } = options;
  const pauses = [policy.idleInterval];
  if (project.status !== 'ready' || project.attempts) {
    pauses.push(retryPause(project.attempts ?? 0, policy));
  }
  for (const { status, discardedAt } of builds) {
    if (status === 'trying') {
      pauses.push(policy.trialInterval);
    } else if (status === 'queued' || status === 'building') {
      pauses.push(policy.buildInterval);
    } else if (status === 'retired' && !discardedAt) {
      pauses.push(policy.discardGrace);
    }
  }
  return new Date(now.getTime() + Math.min(...pauses));
}
