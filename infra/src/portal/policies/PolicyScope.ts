import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Tag of everything that belongs to a deployment; the portal's code writes and filters by the same key. */
export const DEPLOYMENT_TAG = 'vdi:deployment';

/** Tag of all that belongs to an image project, with its owner; nothing that this app deploys has it. */
export const OWNER_TAG = 'vdi:owner-ref';

/** Where a policy holds: one deployment in one account and region. */
export class PolicyScope {
  private readonly stack: Stack;

  constructor(
    scope: Construct,
    /** Id of the deployment */
    readonly deployment: string,
  ) {
    this.stack = Stack.of(scope);
  }

  get account(): string {
    return this.stack.account;
  }

  get region(): string {
    return this.stack.region;
  }

  /** ARN of a resource of EC2 in this account, such as `instance/*`. */
  ec2(resource: string): string {
    return this.arn('ec2', resource);
  }

  arn(service: string, resource: string): string {
    return this.arnIn(this.account, service, resource);
  }

  /** ARN of what a service brings along. */
  arnOfAmazon(service: string, resource: string): string {
    return this.arnIn('aws', service, resource);
  }

  /** What the names of the deployment begin with. */
  get name(): string {
    return `vdi-${this.deployment}-`;
  }

  /** ARN of everything in Image Builder, for conditions on tags to narrow. */
  get builder(): string {
    return this.arn('imagebuilder', '*');
  }

  /** ARNs of what Image Builder makes an image of, by names; IAM takes no wildcard for a kind. */
  get imageParts(): string[] {
    return [
      'component',
      'distribution-configuration',
      'image',
      'image-pipeline',
      'image-recipe',
      'infrastructure-configuration',
    ].map(kind => this.arn('imagebuilder', `${kind}/${this.name}*`));
  }

  /** ARN of images, which name no account. */
  get images(): string {
    return this.arnIn('', 'ec2', 'image/*');
  }

  /** ARN of snapshots, which name no account either. */
  get snapshots(): string {
    return this.arnIn('', 'ec2', 'snapshot/*');
  }

  /** Condition for calls that know no resources. */
  get inRegion() {
    return { StringEquals: { 'aws:RequestedRegion': this.region } };
  }

  /** Condition: the resource bears our deployment's tag. */
  get ours() {
    return {
      StringEquals: { [`aws:ResourceTag/${DEPLOYMENT_TAG}`]: this.deployment },
    };
  }

  /** Condition: the resource belongs to an image project of our deployment. */
  get ofProject() {
    return {
      ...this.ours,
      Null: { [`aws:ResourceTag/${OWNER_TAG}`]: 'false' },
    };
  }

  /** What a request that makes or tags something must say. */
  get requestTagged(): Record<string, string> {
    return { [`aws:RequestTag/${DEPLOYMENT_TAG}`]: this.deployment };
  }

  /** Condition: the key is used by this service on behalf of the caller, never directly. */
  via(service: string) {
    return {
      StringEquals: {
        'kms:ViaService': `${service}.${this.region}.amazonaws.com`,
      },
    };
  }

  private arnIn(account: string, service: string, resource: string): string {
    const { partition, region } = this.stack;
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }
}
