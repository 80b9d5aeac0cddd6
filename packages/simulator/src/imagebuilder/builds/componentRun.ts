import type { Faults } from '../../faults';
import {
  certainFailure,
  parseDocument,
  type DocumentStep,
} from '../componentDocument';
import type { Component } from '../ImageBuilderState';

/** A step of a component that fails, and with it the build. */
export interface FailedStep {
  stage: 'BUILDING' | 'TESTING';
  componentArn: string;
  phase: string;
  step: string;
  action: string;
  message: string;
  /** How much of the stage is over then, from 0 to 1 */
  share: number;
}

interface Run {
  stage: FailedStep['stage'];
  component: Component;
  phase: string;
  step: DocumentStep;
}

/** The phases that run, in their order. */
const PHASES: [phase: string, stage: FailedStep['stage']][] = [
  ['build', 'BUILDING'],
  ['validate', 'BUILDING'],
  ['test', 'TESTING'],
];

/** The first step that fails: by a fault, or because its script ends with `exit 1` and the like for certain. */
export function findFailure(
  components: Component[],
  options: { faults: Faults; pipeline: string; imageTestsEnabled: boolean },
): FailedStep | undefined {
  const { faults, pipeline, imageTestsEnabled } = options;
  const runs = runsOf(components).filter(
    ({ stage }) => stage === 'BUILDING' || imageTestsEnabled,
  );
  for (const [index, run] of runs.entries()) {
    const fault = faults.take('build-failure', {
      service: 'imagebuilder',
      action: 'StartImagePipelineExecution',
      pipeline,
      component: run.component.name,
      step: run.step.name,
    });
    const code = certainFailure(run.step);
    const message =
      fault?.message ??
      (fault || code !== undefined ? exitSentence(code ?? 1) : undefined);
    const harmless = !fault && run.step.onFailure === 'Ignore';
    if (message === undefined || harmless) continue;
    return failedStep(run, message, shareOf(runs, index));
  }
  return undefined;
}

function runsOf(components: Component[]): Run[] {
  const documents = components.map(component => ({
    component,
    document: parseDocument(component.data),
  }));
  return PHASES.flatMap(([phase, stage]) =>
    documents.flatMap(({ component, document }) =>
      document.phases
        .filter(({ name }) => name === phase)
        .flatMap(({ steps }) =>
          steps.map(step => ({ stage, component, phase, step })),
        ),
    ),
  );
}

function failedStep(run: Run, message: string, share: number): FailedStep {
  return {
    stage: run.stage,
    componentArn: run.component.arn,
    phase: run.phase,
    step: run.step.name,
    action: run.step.action,
    message,
    share,
  };
}

/** All steps of a stage take the same time. */
function shareOf(runs: Run[], index: number): number {
  const { stage } = runs[index];
  const first = runs.findIndex(run => run.stage === stage);
  const count = runs.filter(run => run.stage === stage).length;
  return (index - first + 1) / count;
}

function exitSentence(code: number): string {
  return `The script ended with exit code ${code}.`;
}
