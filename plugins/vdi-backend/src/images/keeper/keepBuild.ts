import { decideBuild, type BuildSituation, type BuildStep } from '../lifecycle';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import {
  cancelImage,
  discard,
  endCancelled,
  fail,
  failBuild,
  follow,
  noteImage,
  start,
  takeImage,
} from './buildSteps';
import { changeBuild, type KeeperContext } from './KeeperContext';
import { contextOf, observeBuild } from './observeBuild';
import { noteDefault, promote } from './promotion';
import {
  beginTrial,
  concludeTrial,
  inspectTrial,
  launchTrial,
} from './trialSteps';

/** Steps that one look takes with one build, at most. */
const MOST_STEPS = 12;

/** Moves a build on until it waits for something. */
export async function keepBuild(
  context: KeeperContext,
  project: ImageProjectRecord,
  build: ImageBuildRecord,
  builds: ImageBuildRecord[],
): Promise<void> {
  let present: ImageBuildRecord | undefined = build;
  for (let steps = 0; present && steps < MOST_STEPS; steps += 1) {
    const situation: BuildSituation = {
      build: present,
      observation: await observeBuild(context, project, present),
      context: await contextOf(context, project, present, builds),
      now: context.clock(),
      policy: context.policy,
    };
    const step = decideBuild(situation);
    present = await execute(context, project, situation, step);
  }
}

/** @returns the build afterwards; `undefined` when nothing else is to be done with it now */
async function execute(
  context: KeeperContext,
  project: ImageProjectRecord,
  situation: BuildSituation,
  step: BuildStep,
): Promise<ImageBuildRecord | undefined> {
  const { build } = situation;
  switch (step.kind) {
    case 'announce-start':
      return changeBuild(context, build, { startAskedAt: context.clock() });
    case 'start':
      return start(context, project, build);
    case 'follow':
      await follow(context, build, step);
      return undefined;
    case 'cancel-image':
      await cancelImage(context, build);
      return undefined;
    case 'note-image':
      return noteImage(context, build, step);
    case 'take-image':
      return takeImage(context, build, step);
    case 'begin-trial':
      return beginTrial(context, build);
    case 'launch-trial':
      return launchTrial(context, build);
    case 'inspect-trial':
      return inspectTrial(context, build);
    case 'conclude-trial':
      return concludeTrial(context, build, step, situation.context);
    case 'promote':
      return promote(context, build);
    case 'note-default':
      return noteDefault(context, build);
    case 'fail-build':
      return failBuild(context, build, situation.observation);
    case 'fail':
      return fail(context, build, step);
    case 'end-cancelled':
      return endCancelled(context, build);
    case 'discard':
      return discard(context, project, build);
    default:
      return undefined;
  }
}
