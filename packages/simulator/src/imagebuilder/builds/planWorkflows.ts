import type { World } from '../../world/World';
import { arnPrefix } from '../arns';
import type { Transition, Workflow, WorkflowStep } from './Build';
import type { FailedStep } from './componentRun';
import type { BuildOutlook } from './planBuild';

/** A step of Amazon's own workflows and its share of the stage's time. */
interface StepTemplate {
  name: string;
  action: string;
  share: number;
  /** Runs on this platform alone */
  only?: 'linux' | 'windows';
  never?: true;
}

/** The steps of Amazon's `build-image`. */
const BUILD_STEPS: StepTemplate[] = [
  { name: 'LaunchBuildInstance', action: 'LaunchInstance', share: 0.15 },
  { name: 'ApplyBuildComponents', action: 'ExecuteComponents', share: 0.5 },
  { name: 'InventoryCollection', action: 'CollectImageMetadata', share: 0.1 },
  {
    name: 'RunSanitizeScript',
    action: 'SanitizeInstance',
    share: 0.05,
    only: 'linux',
  },
  {
    name: 'RunSysPrepScript',
    action: 'RunSysPrep',
    share: 0.05,
    only: 'windows',
  },
  { name: 'CreateOutputAMI', action: 'CreateImage', share: 0.15 },
  { name: 'TerminateBuildInstance', action: 'TerminateInstance', share: 0.05 },
];

/** The steps of Amazon's `test-image`. */
const TEST_STEPS: StepTemplate[] = [
  { name: 'LaunchTestInstance', action: 'LaunchInstance', share: 0.3 },
  {
    name: 'CollectImageScanFindings',
    action: 'CollectImageScanFindings',
    share: 0,
    never: true,
  },
  { name: 'ApplyTestComponents', action: 'ExecuteComponents', share: 0.6 },
  { name: 'TerminateTestInstance', action: 'TerminateInstance', share: 0.1 },
];

/** What a build's workflows will do, step by step. Distribution has none, as without a workflow of one's own in AWS. */
export function planWorkflows(
  world: World,
  outlook: BuildOutlook,
  transitions: Transition[],
): Workflow[] {
  const window = (status: string) => {
    const index = transitions.findIndex(each => each.status === status);
    return index < 0
      ? undefined
      : { from: transitions[index].at, until: transitions[index + 1].at };
  };
  const building = window('BUILDING');
  const testing = outlook.imageTestsEnabled ? window('TESTING') : undefined;
  const plan = (
    type: Workflow['type'],
    templates: StepTemplate[],
    times: { from: number; until: number },
  ): Workflow => ({
    workflowExecutionId: `wf-${world.random.uuid()}`,
    type,
    workflowBuildVersionArn: `${arnPrefix(
      world,
      'aws',
    )}workflow/${type.toLowerCase()}/${type.toLowerCase()}-image/1.0.3/1`,
    steps: planSteps(world, outlook, { type, templates, ...times }),
  });
  return [
    ...(building ? [plan('BUILD', BUILD_STEPS, building)] : []),
    ...(testing ? [plan('TEST', TEST_STEPS, testing)] : []),
  ];
}

function planSteps(
  world: World,
  { platform, failed }: BuildOutlook,
  stage: {
    type: Workflow['type'];
    templates: StepTemplate[];
    from: number;
    until: number;
  },
): WorkflowStep[] {
  const { type, templates, from, until } = stage;
  const fails = failed?.stage === (type === 'BUILD' ? 'BUILDING' : 'TESTING');
  const last = templates.findIndex(
    ({ action }) => action === 'ExecuteComponents',
  );
  const run = fails ? templates.slice(0, last + 1) : templates;
  const total = run.reduce((sum, { share }) => sum + share, 0);
  let at = from;
  return templates.map((template, index): WorkflowStep => {
    const { name, action, share, only, never } = template;
    const step = {
      stepExecutionId: `step-${world.random.uuid()}`,
      name,
      action,
      from: at,
    };
    if (fails && index > last) {
      return { ...step, until: at, outcome: 'NEVER' };
    }
    if (never || (only && only !== platform)) {
      return { ...step, until: at, outcome: 'SKIPPED' };
    }
    at = Math.min(until, at + Math.round(((until - from) * share) / total));
    return fails && index === last && failed
      ? { ...step, until, outcome: 'FAILED', ...tellFailure(world, failed) }
      : { ...step, until: at, outcome: 'COMPLETED' };
  });
}

/**
 * What the step has to say. That a document has failed is AWS' sentence; AWS leaves the phase and the step to the log
 * of the machine, of which this is the gist.
 */
function tellFailure(world: World, failed: FailedStep) {
  const { componentArn, phase, step, action, message } = failed;
  const runCommandId = world.random.uuid();
  return {
    message: `Document ${componentArn} failed! Phase '${phase}', step '${step}', action '${action}': ${message}`,
    outputs: {
      runCommandId,
      status: 'Failed',
      output: JSON.stringify({
        executionId: world.random.uuid(),
        status: 'failed',
        failedStepCount: 1,
        ignoredFailedStepCount: 0,
        failureMessage: `Document ${componentArn} failed!`,
      }),
    },
  };
}
