import type { Tags } from '../ec2/Tags';
import type { Build } from './builds/Build';

/** Members of a request that an answer only repeats. */
export type Content = Record<string, unknown>;

export type ComponentPlatform = 'Linux' | 'Windows';

/** What every resource of Image Builder has; times in milliseconds since 1970. */
export interface Resource {
  arn: string;
  name: string;
  createdAt: number;
  tags: Tags;
}

/** One build version of a component; it never changes. */
export interface Component extends Resource {
  version: string;
  build: number;
  platform: ComponentPlatform;
  owner: 'Self' | 'Amazon';
  type: 'BUILD' | 'TEST';
  data: string;
  content: Content;
}

/** One version of a recipe; it never changes. */
export interface Recipe extends Resource {
  version: string;
  platform: ComponentPlatform;
  parentImage: string;
  components: { componentArn: string; parameters?: unknown }[];
  content: Content;
}

/** An infrastructure or a distribution configuration. */
export interface Configuration extends Resource {
  updatedAt?: number;
  content: Content;
}

export interface Schedule {
  scheduleExpression?: string;
  timezone?: string;
  pipelineExecutionStartCondition?: string;
}

export interface Pipeline extends Resource {
  updatedAt?: number;
  status: 'ENABLED' | 'DISABLED';
  imageRecipeArn: string;
  infrastructureConfigurationArn: string;
  distributionConfigurationArn?: string;
  schedule?: Schedule;
  imageTestsEnabled: boolean;
  imageTags: Tags;
  content: Content;
  /** When the schedule looks next whether to build */
  nextRunAt?: number;
  lastRunAt?: number;
}

/** A call with a client token, and its answer. */
export interface TokenUse {
  fingerprint: string;
  answer: object;
}

export interface ImageBuilderState {
  /** By ARN, as everything below; oldest first */
  components: Map<string, Component>;
  recipes: Map<string, Recipe>;
  infrastructures: Map<string, Configuration>;
  distributions: Map<string, Configuration>;
  pipelines: Map<string, Pipeline>;
  builds: Map<string, Build>;
  /** How many builds each version of an image had, by the version's ARN: a number never comes twice. */
  buildCounts: Map<string, number>;
  /** By operation and client token */
  tokens: Map<string, TokenUse>;
}

export function emptyImageBuilderState(): ImageBuilderState {
  return {
    components: new Map(),
    recipes: new Map(),
    infrastructures: new Map(),
    distributions: new Map(),
    pipelines: new Map(),
    builds: new Map(),
    buildCounts: new Map(),
    tokens: new Map(),
  };
}
