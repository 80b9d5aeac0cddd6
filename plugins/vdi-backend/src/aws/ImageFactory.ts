/** Where the images of one template come from, read from its pipeline. */
export interface ImageBlueprint {
  templateId: string;
  platform: 'Linux' | 'Windows';
  pipelineArn: string;
  launchTemplateId: string;
  /** The newest image of the version that was built last, as a recipe names a parent; of no use without `newest` */
  newestImageArn: string;
  /** The newest image that is there; absent until one was built */
  newest?: { amiId: string; createdAt: Date };
  /** What its own recipe starts from */
  parentImage: string;
  /** What its own recipe applies, for AMIs that are to be prepared likewise */
  componentArns: string[];
  rootDevice: string;
  diskGiB: number;
  volumeKmsKeyId?: string;
  /** Image Builder's setting for the SSM agent of the build machine, as it stands in the recipe */
  uninstallAgentAfterBuild?: boolean;
  infrastructure: {
    instanceTypes: string[];
    instanceProfileName: string;
    securityGroupIds: string[];
    subnetId?: string;
    logBucket?: string;
    logPrefix?: string;
    /** As a caller of the API writes it */
    requireImdsV2: boolean;
    resourceTags: Record<string, string>;
  };
  /** KMS key of the AMIs */
  amiKmsKeyId?: string;
}

/** A component that belongs to the deployment. */
export interface ComponentPart {
  /** Whether other projects have it too, so that it stays when this one is taken down */
  shared: boolean;
  name: string;
  /** Out of its content */
  version: string;
  platform: 'Linux' | 'Windows';
  description: string;
  /** The document, YAML */
  data: string;
}

/** Everything that a project has in Image Builder and EC2, as it is to be. */
export interface ImageParts {
  /** Of pipeline, recipe, infrastructure, distribution and launch template: `vdi-<deployment>-<project>` */
  name: string;
  description: string;
  /** ARNs of components that are there already, or parts that are made; in the order in which they are applied */
  components: (string | ComponentPart)[];
  recipe: {
    /** Out of its content */
    version: string;
    parentImage: string;
    rootDevice: string;
    diskGiB: number;
    volumeKmsKeyId?: string;
    uninstallAgentAfterBuild?: boolean;
  };
  infrastructure: ImageBlueprint['infrastructure'];
  amiKmsKeyId?: string;
  amiTags: Record<string, string>;
  schedule?: { expression: string; timeZone: string; onlyWhenChanged: boolean };
  launchTemplate: {
    /** Launch template whose default version is copied, without its image, with what its tags say of its use */
    copyOf: string;
    /** Of the launch template, beside those of everything */
    tags: Record<string, string>;
    instanceType: string;
    rootDevice: string;
    diskGiB: number;
  };
  /** Tags of everything: deployment, project and owner */
  tags: Record<string, string>;
}

/** What {@link ImageFactory.ensure} made or found. */
export interface EnsuredParts {
  pipelineArn: string;
  recipeVersion: string;
  launchTemplateId: string;
  /** Whether something had to be made or changed */
  changed: boolean;
}

/** One build, as Image Builder tells of it. */
export interface ObservedImage {
  imageArn: string;
  recipeVersion: string;
  state:
    | 'queued'
    | 'building'
    | 'testing'
    | 'distributing'
    | 'available'
    | 'failed'
    | 'cancelled'
    | 'deleted';
  /** Image Builder's own words, of one that failed */
  reason?: string;
  createdAt: Date;
  /** Whether a schedule of the pipeline started it */
  scheduled: boolean;
  amiId?: string;
}

/** A step of a build, as Image Builder tells of it. */
export interface ObservedStep {
  stage: 'build' | 'test' | 'distribute';
  name: string;
  status: 'waiting' | 'running' | 'done' | 'failed' | 'skipped' | 'cancelled';
  startedAt?: Date;
  endedAt?: Date;
  message?: string;
}

/** An AMI of the account. */
export interface MachineImage {
  amiId: string;
  name: string;
  platform: 'linux' | 'windows';
  architecture: string;
  createdAt: Date;
  rootDevice: string;
  diskGiB: number;
  available: boolean;
  /** Template whose image it is, of this deployment or another; absent when it is of none */
  templateId?: string;
}

/**
 * Image Builder, and what belongs to images in EC2. Every method can be repeated after a lost answer.
 *
 * All throw the errors of `errors.ts`: `RefusedError` where asking again is of no use.
 */
export interface ImageFactory {
  /** Blueprints of all templates of this deployment that have a pipeline, by template id. */
  blueprints(): Promise<Map<string, ImageBlueprint>>;
  machineImages(amiIds: string[]): Promise<Map<string, MachineImage>>;
  /** Makes what is absent and changes what differs, in order: each step is safe to repeat. */
  ensure(parts: ImageParts): Promise<EnsuredParts>;
  /**
   * Takes down everything that bears the name, in reverse, with builds, AMIs and snapshots; what is gone counts as done.
   *
   * @returns whether nothing is left; otherwise it is to be called again later
   */
  takeDown(name: string): Promise<boolean>;
  /** @returns the ARN of the build */
  start(pipelineArn: string, clientToken: string): Promise<string>;
  /** Builds of a pipeline, newest first, at most 25. */
  images(pipelineArn: string): Promise<ObservedImage[]>;
  image(imageArn: string): Promise<ObservedImage | undefined>;
  steps(imageArn: string): Promise<ObservedStep[]>;
  packages(imageArn: string): Promise<{ name: string; version: string }[]>;
  cancel(imageArn: string, clientToken: string): Promise<void>;
  /**
   * Version of the launch template that bears the AMI; `undefined` while there is none. Where the one that Image Builder
   * made is not as the launch template is to be by now, one that is so is added.
   */
  templateVersionOf(
    launchTemplateId: string,
    amiId: string,
  ): Promise<number | undefined>;
  /**
   * Deletes an image for good: build, AMI, snapshots and the versions of the launch template that bear it.
   *
   * @throws RefusedError when it is the one of the default version, or the AMI is none of this deployment
   */
  discard(options: {
    imageArn?: string;
    amiId?: string;
    launchTemplateId?: string;
    templateVersion?: number;
  }): Promise<void>;
  /** Where the log of a build can be read in the AWS console. */
  logUrl(imageArn: string): string;
}
