import { Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';

/** Tag of everything that belongs to a deployment; the portal's code writes and filters by the same key. */
export const DEPLOYMENT_TAG = 'vdi:deployment';

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
    const { partition, region, account } = this.stack;
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }

  /** ARN of images, which name no account. */
  get images(): string {
    const { partition, region } = this.stack;
    return `arn:${partition}:ec2:${region}::image/*`;
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

  /** Condition: the key is used by this service on behalf of the caller, never directly. */
  via(service: string) {
    return {
      StringEquals: {
        'kms:ViaService': `${service}.${this.region}.amazonaws.com`,
      },
    };
  }
}
