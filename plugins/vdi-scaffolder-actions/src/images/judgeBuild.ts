import type {
  ImageBuild,
  ImageBuildStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import { buildPage } from '../pages';

/** How far a build must have come: its image exists, passed its test, or is the template's default version. */
export type BuildGoal = 'built' | 'tested' | 'promoted';

/** Whether to go on waiting for a build. */
export type Judgement =
  | { kind: 'reached' }
  | { kind: 'waiting' }
  | { kind: 'missed'; sentence: string };

const ENDED: readonly ImageBuildStatus[] = [
  'failed',
  'cancelled',
  'rejected',
  'retired',
];

/** Compares where a build stands with what is waited for. */
export function judgeBuild(build: ImageBuild, goal: BuildGoal): Judgement {
  if (build.status === 'promoted' || hasReached(build, goal)) {
    return { kind: 'reached' };
  }
  const isOvertaken = goal === 'tested' && build.status === 'candidate';
  return ENDED.includes(build.status) || isOvertaken
    ? { kind: 'missed', sentence: sentenceOf(build) }
    : { kind: 'waiting' };
}

function hasReached({ status, trial }: ImageBuild, goal: BuildGoal): boolean {
  switch (goal) {
    case 'built':
      return status === 'trying' || status === 'candidate';
    case 'tested':
      return status === 'candidate' && trial?.status === 'passed';
    default:
      return false;
  }
}

function sentenceOf(build: ImageBuild): string {
  const { imageId, number, status, failure } = build;
  const which = `Build ${number} of '${imageId}'`;
  const page = `See ${buildPage(imageId, build.id)} in the portal.`;
  switch (status) {
    case 'failed':
      return failure
        ? `${which} failed${placeOf(failure)}: ${ended(
            failure.message,
          )} ${page}`
        : `${which} failed. ${page}`;
    case 'cancelled':
      return `${which} was cancelled. ${page}`;
    case 'candidate':
      return `${which} was not tested, as a newer one has overtaken it. ${page}`;
    case 'rejected':
      return `${which} was turned down. ${page}`;
    default:
      return `The image of build ${number} of '${imageId}' was deleted to make room. ${page}`;
  }
}

function placeOf({
  stage,
  component,
  step,
}: NonNullable<ImageBuild['failure']>): string {
  if (stage === 'try') {
    return ' its test';
  }
  const place = [
    step && `step '${step}'`,
    component && `component '${component}'`,
  ].filter(Boolean);
  return place.length > 0 ? ` in ${place.join(' of ')}` : ` (stage '${stage}')`;
}

function ended(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
