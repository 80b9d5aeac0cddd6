import type { ImageBuildRecord } from '../model';
import type { BuildSituation, BuildStep } from './BuildStep';
import { decideTrial } from './decideTrial';

export const REST: BuildStep = { kind: 'rest' };
export const WAIT: BuildStep = { kind: 'wait' };

const STAGES = {
  queued: 'build',
  building: 'build',
  testing: 'test',
  distributing: 'distribute',
} as const;

/** Whether anything can happen to a build; most of a long history only rest. */
export function isRestless(
  build: ImageBuildRecord,
  defaultVersion: number | undefined,
): boolean {
  switch (build.status) {
    case 'queued':
    case 'building':
    case 'trying':
    case 'candidate':
      return true;
    case 'promoted':
      return build.promotionWanted !== undefined;
    case 'retired':
      return build.discardedAt === undefined;
    default:
      return (
        build.templateVersion !== undefined &&
        build.templateVersion === defaultVersion
      );
  }
}

/**
 * The next step for a build, from what is wanted of it, what is seen of it, and the time. It does nothing itself and
 * covers every combination.
 */
export function decideBuild(situation: BuildSituation): BuildStep {
  const { build } = situation;
  switch (build.status) {
    case 'queued':
      return decideQueued(situation);
    case 'building':
      return decideBuilding(situation);
    case 'trying':
      if (isDefault(situation) && !build.promotedAt) {
        // Before anything ends the trial, for its outcome takes nothing away from those who get the image already.
        return { kind: 'note-default' };
      }
      return build.cancelRequested
        ? { kind: 'end-cancelled' }
        : decideTrial(situation);
    case 'candidate':
      return decideCandidate(situation);
    case 'promoted':
      return decidePromoted(situation);
    case 'retired':
      return decideRetired(situation);
    default:
      return isDefault(situation) ? { kind: 'note-default' } : REST;
  }
}

function decideQueued({ build, context }: BuildSituation): BuildStep {
  if (build.startAskedAt) {
    // Image Builder may have begun it, and only the same request again tells; a cancellation follows that.
    return { kind: 'start' };
  }
  if (build.cancelRequested) {
    return { kind: 'end-cancelled' };
  }
  switch (context.parts) {
    case 'ready':
      return { kind: 'announce-start' };
    case 'broken':
      return {
        kind: 'fail',
        failure: {
          stage: 'build',
          message:
            context.problem ?? 'Image Builder did not get what it needs.',
        },
      };
    default:
      return WAIT;
  }
}

function decideBuilding(situation: BuildSituation): BuildStep {
  const { build, observation, now, policy } = situation;
  const { image } = observation;
  if (!image) {
    return isWithin(policy.consistencyWindow, build.startedAt, now)
      ? WAIT
      : lost(situation, 'Image Builder does not know this build any more.');
  }
  switch (image.state) {
    case 'failed':
      return { kind: 'fail-build' };
    case 'cancelled':
      return { kind: 'end-cancelled' };
    case 'deleted':
      return lost(situation, 'The image was deleted at AWS.');
    case 'available':
      return decideAvailable(situation);
    default:
      return build.cancelRequested
        ? { kind: 'cancel-image' }
        : { kind: 'follow', stage: STAGES[image.state] };
  }
}

function lost({ build }: BuildSituation, message: string): BuildStep {
  return build.cancelRequested
    ? { kind: 'end-cancelled' }
    : { kind: 'fail', failure: { stage: build.stage ?? 'build', message } };
}

function decideAvailable(situation: BuildSituation): BuildStep {
  const { build, observation, context, now, policy } = situation;
  if (!build.endedAt) {
    return { kind: 'note-image', amiId: observation.image?.amiId };
  }
  const { templateVersion } = observation;
  if (templateVersion === undefined) {
    return isWithin(policy.versionPatience, build.endedAt, now)
      ? WAIT
      : {
          kind: 'fail',
          failure: {
            stage: 'distribute',
            message:
              'The image was built, but no version of the launch template has it. Look at the distribution settings of the pipeline, and build again.',
          },
        };
  }
  if (templateVersion === context.defaultVersion) {
    return { kind: 'take-image', templateVersion, status: 'promoted' };
  }
  if (build.cancelRequested) {
    return { kind: 'take-image', templateVersion, status: 'cancelled' };
  }
  return {
    kind: 'take-image',
    templateVersion,
    // Nobody waits for an image that was overtaken.
    status: context.superseded ? 'candidate' : 'trying',
  };
}

function decideCandidate(situation: BuildSituation): BuildStep {
  if (isDefault(situation)) {
    return { kind: 'note-default' };
  }
  const { build, context } = situation;
  const { templateVersion, trialStatus, promotionWanted } = build;
  if (promotionWanted && templateVersion !== undefined) {
    return { kind: 'promote' };
  }
  const promotes =
    context.promotion === 'automatic' &&
    !context.pinned &&
    !context.superseded &&
    trialStatus === 'passed' &&
    templateVersion !== undefined &&
    templateVersion > (context.defaultVersion ?? Infinity);
  return promotes ? { kind: 'promote' } : REST;
}

/** One that is, or was, the default version: somebody may want it back. */
function decidePromoted(situation: BuildSituation): BuildStep {
  const { build } = situation;
  if (!build.promotionWanted || build.templateVersion === undefined) {
    return REST;
  }
  return isDefault(situation) ? { kind: 'note-default' } : { kind: 'promote' };
}

function decideRetired(situation: BuildSituation): BuildStep {
  const { build, now, policy } = situation;
  if (build.discardedAt) {
    return REST;
  }
  if (isDefault(situation)) {
    return { kind: 'note-default' };
  }
  if (build.promotionWanted) {
    return { kind: 'promote' };
  }
  return isWithin(policy.discardGrace, build.retiredAt, now)
    ? WAIT
    : { kind: 'discard' };
}

function isDefault({ build, context }: BuildSituation): boolean {
  return (
    build.templateVersion !== undefined &&
    build.templateVersion === context.defaultVersion
  );
}

function isWithin(span: number, since: Date | undefined, now: Date): boolean {
  return since !== undefined && now.getTime() - since.getTime() < span;
}
