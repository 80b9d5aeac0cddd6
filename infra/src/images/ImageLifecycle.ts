import * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as iam from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/** Tag of an AMI that is kept for ever, with the value `true`. */
export const KEEP_TAG = 'vdi:keep';

/** Options of {@link ImageLifecycle}. */
export interface ImageLifecycleProps {
  /** Of the policy */
  readonly name: string;
  readonly role: iam.IRole;
  /** Tag of the images, as name and value; it must be theirs alone, for one tag of several is enough to be chosen */
  readonly imageTag: Readonly<Record<string, string>>;
  /** How many images are kept */
  readonly keep: number;
}

/**
 * Deletes all but the newest images of a pipeline, with their AMIs and snapshots. Image Builder knows nothing of the
 * launch templates that use an AMI; what protects one in use is that a machine was launched from it within months, and
 * the tag `vdi:keep`.
 */
export class ImageLifecycle extends Construct {
  constructor(scope: Construct, id: string, props: ImageLifecycleProps) {
    super(scope, id);
    new imagebuilder.CfnLifecyclePolicy(this, 'Policy', {
      name: props.name,
      description: `Keeps the newest ${props.keep} images, and those in use`,
      executionRole: props.role.roleArn,
      resourceType: 'AMI_IMAGE',
      resourceSelection: { tagMap: props.imageTag },
      policyDetails: [
        {
          action: {
            type: 'DELETE',
            includeResources: { amis: true, snapshots: true },
          },
          filter: { type: 'COUNT', value: props.keep },
          exclusionRules: {
            amis: {
              lastLaunched: { unit: 'MONTHS', value: 3 },
              tagMap: { [KEEP_TAG]: 'true' },
            },
          },
        },
      ],
    });
  }
}
