import type { World } from '../../world/World';
import { DEMO_BUILD_TIMING } from '../../options';
import type { FailedStep } from './componentRun';
import { STAGES, type Build, type Stage, type Transition } from './Build';
import { planWorkflows } from './planWorkflows';

/** What has to be known of a build to plan it. */
export interface BuildOutlook {
  arn: string;
  platform: 'linux' | 'windows';
  startsAt: number;
  imageTestsEnabled: boolean;
  /** What of its components fails, if anything does */
  failed?: FailedStep;
}

export type BuildPlan = Pick<Build, 'transitions' | 'failure' | 'workflows'>;

const SECONDS = {
  PENDING: 'pendingSeconds',
  CREATING: 'creatingSeconds',
  BUILDING: 'buildingSeconds',
  TESTING: 'testingSeconds',
  DISTRIBUTING: 'distributingSeconds',
  INTEGRATING: 'integratingSeconds',
} as const satisfies Record<Stage, string>;

/** When a build gets where, and how it ends. */
export function planBuild(world: World, outlook: BuildOutlook): BuildPlan {
  const { startsAt, platform, failed } = outlook;
  const timing = world.timing.build ?? DEMO_BUILD_TIMING;
  const transitions: Transition[] = [];
  let at = startsAt;
  for (const stage of STAGES) {
    if (stage === 'TESTING' && !outlook.imageTestsEnabled) continue;
    transitions.push({ status: stage, at });
    const full = world.duration(timing[SECONDS[stage]], platform);
    const share = failed?.stage === stage ? failed.share : 1;
    at += Math.round(full * share);
    if (failed?.stage === stage) break;
  }
  transitions.push({ status: failed ? 'FAILED' : 'AVAILABLE', at });
  return {
    transitions,
    workflows: planWorkflows(world, outlook, transitions),
    failure: failed && reasonOf(world, outlook.arn, failed),
  };
}

/** In AWS' words: https://github.com/aws/aws-parallelcluster/issues/3995 */
function reasonOf(world: World, arn: string, failed: FailedStep): string {
  const { stage, componentArn } = failed;
  const execution = world.random.uuid();
  return `SSM execution '${execution}' failed for image arn: '${arn}' with status = 'Failed' in state = '${stage}' and failure message = 'Document ${componentArn} failed!'`;
}
