import type { Tags } from '../../ec2/Tags';
import type { Configuration, Recipe, Resource } from '../ImageBuilderState';

/** In the order in which a build goes through them. */
export const STAGES = [
  'PENDING',
  'CREATING',
  'BUILDING',
  'TESTING',
  'DISTRIBUTING',
  'INTEGRATING',
] as const;

export type Stage = (typeof STAGES)[number];

export type BuildStatus = Stage | 'AVAILABLE' | 'FAILED' | 'CANCELLED';

/** The status that a build has from a time on. */
export interface Transition {
  status: BuildStatus;
  at: number;
}

/** A step of a workflow that is planned to run from `from` to `until`. */
export interface WorkflowStep {
  stepExecutionId: string;
  name: string;
  action: string;
  from: number;
  until: number;
  /** How it ends, unless the build is cancelled before */
  outcome: 'COMPLETED' | 'FAILED' | 'SKIPPED' | 'NEVER';
  message?: string;
  outputs?: object;
}

export interface Workflow {
  workflowExecutionId: string;
  type: 'BUILD' | 'TEST';
  /** Of Amazon's own workflow */
  workflowBuildVersionArn: string;
  steps: WorkflowStep[];
}

/** An AMI that a build came to. */
export interface OutputAmi {
  region: string;
  image: string;
  name: string;
  description?: string;
  accountId: string;
}

/**
 * One build version of an image. What will become of it is settled when it starts, so that its status is a function of
 * the time; what it leaves behind appears when the time has come.
 */
export interface Build extends Resource {
  version: string;
  build: number;
  recipe: Recipe;
  infrastructure: Configuration;
  distribution?: Configuration;
  infrastructureConfigurationArn: string;
  distributionConfigurationArn?: string;
  pipelineArn: string;
  pipelineName: string;
  /** Build versions, as resolved when it started */
  componentArns: string[];
  /** AMI that it starts from */
  parentImageId: string;
  imageTestsEnabled: boolean;
  enhancedImageMetadataEnabled: boolean;
  amiTags: Tags;
  /** Its machines never show a desktop */
  broken: boolean;
  scheduled: boolean;
  transitions: Transition[];
  /** Why it fails, when its time has come */
  failure?: string;
  workflows: Workflow[];
  amis: OutputAmi[];
  /** How many of its transitions have had their effect */
  done: number;
}

/** The latest transition; those of the same time count in their order. */
export function transitionAt(build: Build, now: number): Transition {
  const passed = build.transitions.filter(({ at }) => at <= now);
  return passed[passed.length - 1] ?? build.transitions[0];
}

export function statusAt(build: Build, now: number): BuildStatus {
  return transitionAt(build, now).status;
}

export function isOver(build: Build, now: number): boolean {
  return ['AVAILABLE', 'FAILED', 'CANCELLED'].includes(statusAt(build, now));
}

/** Whether it has come to an image, with all that it leaves behind. */
export function isAvailable({ transitions, done }: Build): boolean {
  return transitions[done - 1]?.status === 'AVAILABLE';
}
