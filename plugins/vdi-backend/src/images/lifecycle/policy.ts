const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Times of the work on image projects, in milliseconds, and how often something is repeated. */
export interface ImagePolicy {
  /** Pause before a build under way is looked at again */
  buildInterval: number;
  /** Pause before a trial is looked at again */
  trialInterval: number;
  /** Pause before a project at which nothing happens is looked at again: the schedule may have begun a build */
  idleInterval: number;
  /** How old a look at a project's parts may be */
  repairInterval: number;
  /** First pause after AWS refused or did not answer; it doubles with each time */
  retryInterval: number;
  longestRetry: number;
  /** How often AWS may leave a project without an answer before it counts as broken */
  patience: number;
  /** How long Image Builder may not know a build that it has just begun */
  consistencyWindow: number;
  /** How long the version that bears an image may be awaited */
  versionPatience: number;
  /** How long a trial may last */
  trialDeadline: number;
  /** How long the session of a ready workstation may be awaited */
  sessionPatience: number;
  /** How often an image is tried when the machine, not the image, is at fault */
  maxTrials: number;
  /** Pause between the decision to delete an image and its deletion, in which a promotion under way is noticed */
  discardGrace: number;
  /** How many images are kept beside those in use, where the project does not say */
  keep: number;
}

export const DEFAULT_IMAGE_POLICY: ImagePolicy = {
  buildInterval: 10 * SECOND,
  trialInterval: 4 * SECOND,
  idleInterval: 5 * MINUTE,
  repairInterval: 6 * HOUR,
  retryInterval: 5 * SECOND,
  longestRetry: 10 * MINUTE,
  patience: 4,
  consistencyWindow: 5 * MINUTE,
  versionPatience: 10 * MINUTE,
  trialDeadline: 60 * MINUTE,
  sessionPatience: 3 * MINUTE,
  maxTrials: 2,
  discardGrace: MINUTE,
  keep: 5,
};

/** Pause after so many attempts in vain, in milliseconds. */
export function retryPause(attempts: number, policy: ImagePolicy): number {
  return Math.min(
    policy.longestRetry,
    policy.retryInterval * 2 ** Math.min(20, Math.max(0, attempts - 1)),
  );
}
