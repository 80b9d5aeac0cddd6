import { ArnFormat, Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { BundledFunction } from '../functions';
import type { Keys } from '../keys';
import { acknowledge, acknowledgeWildcards } from '../nag';

/** Options of {@link GatewayRefresh}. */
export interface GatewayRefreshProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to the log when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long the log is kept; days */
  readonly logRetentionDays: number;
  /** Of the Auto Scaling group */
  readonly groupName: string;
  /** Name of the recipe of the gateways' image */
  readonly recipe: string;
}

const ENCRYPTING =
  'What CDK grants to whoever sends to an encrypted queue, with the one key of queues.';

/**
 * Replaces the gateways, one after the other, when their image has been built: Image Builder itself says so, without a
 * trail of CloudTrail. What could not be handled waits in a queue.
 */
export class GatewayRefresh extends Construct {
  readonly function: lambda.Function;
  readonly deadLetterQueue: sqs.Queue;

  constructor(scope: Construct, id: string, props: GatewayRefreshProps) {
    super(scope, id);
    const { deployment, groupName, recipe } = props;
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      queueName: `vdi-${deployment}-gateway-refresh-dead-letters`,
      encryptionMasterKey: props.keys.messages,
      retentionPeriod: Duration.days(14),
      enforceSSL: true,
    });
    acknowledge(this.deadLetterQueue, {
      'AwsSolutions-SQS3': 'It is the dead-letter queue itself.',
    });
    const statements = this.statements(groupName);
    const bundled = new BundledFunction(this, 'Refresh', {
      ...props,
      code: 'gateway-refresh',
      description: 'Replaces the gateways when their image has been built',
      environment: { GATEWAY_GROUP: groupName, GATEWAY_RECIPE: recipe },
      timeout: Duration.seconds(30),
      statements,
    });
    acknowledgeWildcards(
      bundled.role,
      statements,
      'DescribeInstanceRefreshes takes no resource; of the group, only the unique id that AWS gives it is left open.',
    );
    acknowledge(bundled.role, {
      'AwsSolutions-IAM5[Action::kms:GenerateDataKey*]': ENCRYPTING,
      'AwsSolutions-IAM5[Action::kms:ReEncrypt*]': ENCRYPTING,
    });
    this.function = bundled.function;
    this.function.configureAsyncInvoke({
      retryAttempts: 2,
      maxEventAge: Duration.hours(2),
      onFailure: new destinations.SqsDestination(this.deadLetterQueue),
    });
    new events.Rule(this, 'Built', {
      ruleName: `vdi-${deployment}-gateway-image-built`,
      description: 'An image of the gateways has been built',
      eventPattern: {
        source: ['aws.imagebuilder'],
        detailType: ['EC2 Image Builder Image State Change'],
        resources: events.Match.prefix(this.imagePrefix(recipe)),
        detail: { state: { status: ['AVAILABLE'] } },
      },
      targets: [
        new targets.LambdaFunction(this.function, {
          deadLetterQueue: this.deadLetterQueue,
          maxEventAge: Duration.hours(2),
          retryAttempts: 10,
        }),
      ],
    });
  }

  /**
   * An image has the name of its recipe in lower case, perhaps with a hash of its content, which the function looks at.
   * @see https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
   */
  private imagePrefix(recipe: string): string {
    return Stack.of(this).formatArn({
      service: 'imagebuilder',
      resource: 'image',
      resourceName: recipe.toLowerCase(),
    });
  }

  private statements(groupName: string): iam.PolicyStatement[] {
    return [
      new iam.PolicyStatement({
        sid: 'ReplaceTheGateways',
        actions: ['autoscaling:StartInstanceRefresh'],
        resources: [
          Stack.of(this).formatArn({
            service: 'autoscaling',
            resource: 'autoScalingGroup',
            resourceName: `*:autoScalingGroupName/${groupName}`,
            arnFormat: ArnFormat.COLON_RESOURCE_NAME,
          }),
        ],
      }),
      new iam.PolicyStatement({
        sid: 'SeeWhetherTheyAreBeingReplaced',
        actions: ['autoscaling:DescribeInstanceRefreshes'],
        resources: ['*'],
      }),
    ];
  }
}
