import { Fn, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import type * as imagebuilder from 'aws-cdk-lib/aws-imagebuilder';
import type * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';

/** Options of {@link ImageFailures}. */
export interface ImageFailuresProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly topic: sns.Topic;
  readonly pipelines: readonly imagebuilder.CfnImagePipeline[];
}

/**
 * Tells of images that could not be built. Image Builder has no metric for it, but an event:
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
 */
export class ImageFailures extends Construct {
  constructor(scope: Construct, id: string, props: ImageFailuresProps) {
    super(scope, id);
    const { deployment, topic } = props;
    const images = props.pipelines.map(pipeline => this.imagesOf(pipeline));
    new events.Rule(this, 'Rule', {
      ruleName: `vdi-${deployment}-image-failed`,
      description: `Tells of images of the deployment '${deployment}' that could not be built`,
      eventPattern: {
        source: ['aws.imagebuilder'],
        detailType: ['EC2 Image Builder Image State Change'],
        resources: events.Match.anyOf(
          ...images.map(prefix => events.Match.prefix(prefix)),
        ),
        detail: { state: { status: ['FAILED'] } },
      },
      targets: [
        // EventBridge publishes without a source account that a condition could compare, in the topic's policy and
        // in the key's: both admit the service as such, which the target sees to.
        new targets.SnsTopic(topic, {
          message: events.RuleTargetInput.fromText(
            `VDI ${deployment}: the image ${events.EventField.fromPath(
              '$.resources[0]',
            )} could not be built (it was ${events.EventField.fromPath(
              '$.detail.previous-state.status',
            )}). Nothing changes for anybody: machines go on with the last good image, but without new patches. First: read the build's log in Image Builder. More: docs/alarms.md#image-failed`,
          ),
        }),
      ],
    });
  }

  /**
   * What the ARNs of a pipeline's images begin with: the event names the image alone, which is called as its recipe,
   * perhaps with something behind it.
   */
  private imagesOf({ imageRecipeArn }: imagebuilder.CfnImagePipeline): string {
    if (imageRecipeArn === undefined) {
      throw new Error('A pipeline of images must have an image recipe.');
    }
    return Stack.of(this).formatArn({
      service: 'imagebuilder',
      resource: 'image',
      resourceName: Fn.select(1, Fn.split('/', imageRecipeArn)),
    });
  }
}
