import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Keys } from '../keys';

/** Options of {@link FleetEvents}. */
export interface FleetEventsProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
}

/**
 * What EC2 and Image Builder report, in a queue for the portal. An event only makes the portal look sooner, so one
 * that nobody fetched within a day has lost its use.
 */
export class FleetEvents extends Construct {
  readonly queue: sqs.Queue;
  /** Events that EventBridge could not deliver, or that the portal could not read five times. */
  readonly deadLetterQueue: sqs.Queue;

  constructor(scope: Construct, id: string, props: FleetEventsProps) {
    super(scope, id);
    const { deployment, keys } = props;
    const shared = {
      encryption: sqs.QueueEncryption.KMS,
      encryptionMasterKey: keys.messages,
      enforceSSL: true,
      // Nothing in it outlives its use.
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.deadLetterQueue = new sqs.Queue(this, 'DeadLetters', {
      ...shared,
      queueName: `vdi-${deployment}-events-dead`,
      retentionPeriod: Duration.days(14),
    });
    this.queue = new sqs.Queue(this, 'Queue', {
      ...shared,
      queueName: `vdi-${deployment}-events`,
      retentionPeriod: Duration.days(1),
      visibilityTimeout: Duration.seconds(60),
      receiveMessageWaitTime: Duration.seconds(20),
      deadLetterQueue: { queue: this.deadLetterQueue, maxReceiveCount: 5 },
    });
    const { partition, region, account } = Stack.of(this);
    this.rule('Instances', {
      ruleName: `vdi-${deployment}-instances`,
      description: `State changes of EC2 instances for the deployment '${deployment}'`,
      // These events bear no tags, so instances of others come too; the portal drops what it does not know.
      eventPattern: {
        source: ['aws.ec2'],
        detailType: ['EC2 Instance State-change Notification'],
      },
    });
    this.rule('Images', {
      ruleName: `vdi-${deployment}-images`,
      description: `Builds of images of the deployment '${deployment}'`,
      // Every state, failures and cancellations too: the portal follows its builds. Those of a deployment whose id begins
      // with ours come along, and are dropped by name.
      eventPattern: {
        source: ['aws.imagebuilder'],
        detailType: ['EC2 Image Builder Image State Change'],
        resources: events.Match.prefix(
          `arn:${partition}:imagebuilder:${region}:${account}:image/vdi-${deployment}-`,
        ),
      },
    });
  }

  private rule(id: string, props: events.RuleProps & { ruleName: string }) {
    const { ruleName } = props;
    const { partition, region, account } = Stack.of(this);
    const rule = new events.Rule(this, id, props);
    // CDK's own target would open the key to EventBridge for every account.
    rule.addTarget({
      bind: () => ({
        arn: this.queue.queueArn,
        deadLetterConfig: { arn: this.deadLetterQueue.queueArn },
      }),
    });
    for (const queue of [this.queue, this.deadLetterQueue]) {
      queue.addToResourcePolicy(
        new iam.PolicyStatement({
          sid: `EventsOf${id}`,
          principals: [new iam.ServicePrincipal('events.amazonaws.com')],
          actions: ['sqs:SendMessage'],
          resources: [queue.queueArn],
          conditions: {
            StringEquals: { 'aws:SourceAccount': account },
            ArnEquals: {
              'aws:SourceArn': `arn:${partition}:events:${region}:${account}:rule/${ruleName}`,
            },
          },
        }),
      );
    }
  }
}
