import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import type { Construct } from 'constructs';

/** Options of {@link AlarmTopic}. */
export interface AlarmTopicProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** Encrypts the messages; it must admit CloudWatch, EventBridge and Budgets. */
  readonly key: kms.IKey;
  /** Each gets a message first in which to confirm. */
  readonly emails: readonly string[];
}

/** Where everything that somebody should know of goes. */
export class AlarmTopic extends sns.Topic {
  constructor(scope: Construct, id: string, props: AlarmTopicProps) {
    super(scope, id, {
      topicName: `vdi-${props.deployment}-alarms`,
      displayName: `VDI ${props.deployment}`,
      masterKey: props.key,
      enforceSSL: true,
    });
    for (const email of props.emails) {
      this.addSubscription(new EmailSubscription(email));
    }
    this.admit('cloudwatch.amazonaws.com', {
      ArnLike: {
        'aws:SourceArn': Stack.of(this).formatArn({
          service: 'cloudwatch',
          resource: `alarm:vdi-${props.deployment}-*`,
        }),
      },
    });
    this.admit('budgets.amazonaws.com');
  }

  /** A topic with a policy of its own admits no service by itself, not even the account's alarms. */
  private admit(service: string, conditions: iam.Conditions = {}): void {
    this.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(service)],
        actions: ['sns:Publish'],
        resources: [this.topicArn],
        conditions: {
          StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
          ...conditions,
        },
      }),
    );
  }
}
