import { Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct, type IDependable } from 'constructs';

/** Options of {@link ImageStart}. */
export interface ImageStartProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** `gateway`, or the id of the template */
  readonly image: string;
  readonly pipeline: imagebuilder.CfnImagePipeline;
  /** Of the recipe; a new one is what builds are started for */
  readonly version: string;
  /** That EventBridge starts the pipeline with */
  readonly role: iam.IRole;
  /** What a build needs to get anywhere */
  readonly after: IDependable;
}

/**
 * Has an image built as soon as a deployment has changed what it is made of; the pipeline's schedule looks for new
 * parents alone. The version is kept in a parameter, and EventBridge hears from CloudFormation when that has changed:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-resource-status-change.html
 */
export class ImageStart extends Construct {
  constructor(scope: Construct, id: string, props: ImageStartProps) {
    super(scope, id);
    const { deployment, image, pipeline, version } = props;
    const stack = Stack.of(this);
    const parameter = new ssm.CfnParameter(this, 'Version', {
      name: `/vdi/${deployment}/images/${image}/version`,
      description: `Version of the recipe of ${pipeline.name}`,
      type: 'String',
      value: version,
    });
    const rule = new events.CfnRule(this, 'Rule', {
      name: `${pipeline.name}-image-changed`,
      description: `Builds ${pipeline.name} when what it is made of has changed`,
      eventPattern: {
        source: ['aws.cloudformation'],
        'detail-type': ['CloudFormation Resource Status Change'],
        detail: {
          'stack-id': [stack.stackId],
          'logical-resource-id': [stack.getLogicalId(parameter)],
          'status-details': { status: ['CREATE_COMPLETE', 'UPDATE_COMPLETE'] },
        },
      },
      targets: [
        {
          id: 'Pipeline',
          // Put together: the rule must be there before the pipeline is
          arn: stack.formatArn({
            service: 'imagebuilder',
            resource: 'image-pipeline',
            resourceName: pipeline.name,
          }),
          roleArn: props.role.roleArn,
        },
      ],
    });
    parameter.node.addDependency(pipeline, rule, props.after);
  }
}
