import type { EC2Client } from '@aws-sdk/client-ec2';
import {
  ListImagePipelinesCommand,
  type ImagebuilderClient,
} from '@aws-sdk/client-imagebuilder';
import { RefusedError } from '../errors';
import { callAws } from '../toAwsError';

/** What the operations of the image factory work with. */
export class ImageFactoryContext {
  readonly builder: ImagebuilderClient;
  readonly ec2: EC2Client;
  readonly deployment: string;
  private readonly accountId?: string;
  private prefix?: string;

  constructor(options: {
    builder: ImagebuilderClient;
    ec2: EC2Client;
    /** Value of the tag `vdi:deployment` */
    deployment: string;
    /** Account of the images, should no pipeline tell */
    accountId?: string;
  }) {
    this.builder = options.builder;
    this.ec2 = options.ec2;
    this.deployment = options.deployment;
    this.accountId = options.accountId;
  }

  region(): Promise<string> {
    return this.builder.config.region();
  }

  /** An ARN of Image Builder in this account and Region. */
  async arn(kind: ResourceKind, ...path: string[]): Promise<string> {
    this.prefix ??= await this.learnPrefix();
    return `${this.prefix}:${[kind, ...path].join('/')}`;
  }

  /** A pipeline's ARN tells the account, without a right to ask for it: every project has one to build upon. */
  private async learnPrefix(): Promise<string> {
    const { imagePipelineList = [] } = await callAws(
      'imagebuilder:ListImagePipelines',
      () => this.builder.send(new ListImagePipelinesCommand({ maxResults: 1 })),
    );
    const arn = imagePipelineList[0]?.arn;
    if (arn) {
      return arn.split(':').slice(0, 5).join(':');
    }
    if (this.accountId) {
      const region = await this.region();
      return `arn:${partitionOf(region)}:imagebuilder:${region}:${
        this.accountId
      }`;
    }
    throw new RefusedError(
      'NoPipeline',
      "Image Builder has no pipeline that tells the account's number; deploy the infrastructure with images, or set 'vdi.aws.accountId'.",
    );
  }
}

/** Kinds of Image Builder's resources, as their ARNs name them. */
export type ResourceKind =
  | 'component'
  | 'distribution-configuration'
  | 'image'
  | 'image-pipeline'
  | 'image-recipe'
  | 'infrastructure-configuration';

/** AWS's partition of a Region. */
export function partitionOf(region: string): 'aws' | 'aws-cn' | 'aws-us-gov' {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
