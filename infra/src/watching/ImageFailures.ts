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

/** Pipelines of one rule: a pattern takes 2048 characters, and the longest names are of 80. */
const PIPELINES = 10;

/**
 * Tells of images that could not be built. Image Builder has no metric for it, but an event:
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
 */
export class ImageFailures extends Construct {
  constructor(scope: Construct, id: string, props: ImageFailuresProps) {
    super(scope, id);
    const { deployment, topic, pipelines } = props;
    const message = events.RuleTargetInput.fromText(
      `VDI ${deployment}: the image ${events.EventField.fromPath(
        '$.resources[0]',
      )} could not be built (it was ${events.EventField.fromPath(
        '$.detail.previous-state.status',
      )}). Nothing changes for anybody: machines go on with the last good image, but without new patches. First: read the build's log in Image Builder. More: docs/alarms.md#image-failed`,
    );
    for (let start = 0; start < pipelines.length; start += PIPELINES) {
      const number = start / PIPELINES + 1;
      new events.Rule(this, `Rule${number}`, {
        ruleName: `vdi-${deployment}-image-failed-${number}`,
        description: `Tells of images of the deployment '${deployment}' that could not be built`,
        eventPattern: {
          source: ['aws.imagebuilder'],
          detailType: ['EC2 Image Builder Image State Change'],
          resources: events.Match.anyOf(
            ...pipelines
              .slice(start, start + PIPELINES)
              .map(pipeline => events.Match.prefix(this.imagesOf(pipeline))),
          ),
          detail: { state: { status: ['FAILED'] } },
        },
        // EventBridge publishes without a source account that a condition could compare, in the topic's policy and
        // in the key's: both admit the service as such, which the target sees to.
        targets: [new targets.SnsTopic(topic, { message })],
      });
    }
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
