import { type RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** Options of {@link Keys}. */
export interface KeysProps {
  /** Id of the deployment */
  readonly deployment: string;
  /** What happens to the keys when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
}

const USE = [
  'kms:Encrypt',
  'kms:Decrypt',
  'kms:ReEncrypt*',
  'kms:GenerateDataKey*',
  'kms:DescribeKey',
];

/**
 * A customer managed key for each class of data, so that who may read one kind may not read the others. Services use
 * them for this account alone; of its people and roles, those whose own policies say so.
 */
export class Keys extends Construct {
  /** Of the table of routes and grants */
  readonly directory: kms.Key;
  /** Of logs in CloudWatch */
  readonly logs: kms.Key;
  /** Of disks and images */
  readonly volumes: kms.Key;
  /** Of passwords in Secrets Manager */
  readonly secrets: kms.Key;
  /** Of queues and topics */
  readonly messages: kms.Key;

  constructor(scope: Construct, id: string, props: KeysProps) {
    super(scope, id);
    const key = (name: string, what: string) =>
      new kms.Key(this, name, {
        alias: `vdi-${props.deployment}-${name.toLowerCase()}`,
        description: `${what} of the deployment '${props.deployment}'`,
        enableKeyRotation: true,
        removalPolicy: props.removalPolicy,
      });
    this.directory = key('Directory', 'Routes and grants');
    this.logs = key('Logs', 'Logs');
    this.volumes = key('Volumes', 'Disks and images');
    this.secrets = key('Secrets', 'Passwords');
    this.messages = key('Messages', 'Queues and topics');
    this.admitLogs();
    this.admitServiceLinkedRoles();
    this.admitMessages();
  }

  /** CloudWatch Logs names no source account; the log group that it encrypts for holds the account. */
  private admitLogs(): void {
    const { account, region, partition } = Stack.of(this);
    this.logs.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.ServicePrincipal(`logs.${region}.amazonaws.com`)],
        actions: USE,
        resources: ['*'],
        conditions: {
          ArnLike: {
            'kms:EncryptionContext:aws:logs:arn': `arn:${partition}:logs:${region}:${account}:log-group:*`,
          },
        },
      }),
    );
  }

  /**
   * Auto Scaling and Image Builder launch and copy with their service-linked roles, which no policy of ours covers.
   * The roles are a condition and no principal: AWS makes them on the first use of the service, and a key policy that
   * names a principal that is not there is refused.
   */
  private admitServiceLinkedRoles(): void {
    const { account, region, partition } = Stack.of(this);
    const roles = ['autoscaling', 'imagebuilder'].map(
      service =>
        `arn:${partition}:iam::${account}:role/aws-service-role/${service}.amazonaws.com/*`,
    );
    const conditions = {
      StringEquals: {
        'kms:CallerAccount': account,
        'kms:ViaService': `ec2.${region}.amazonaws.com`,
      },
      ArnLike: { 'aws:PrincipalArn': roles },
    };
    this.volumes.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: USE,
        resources: ['*'],
        conditions,
      }),
    );
    this.volumes.addToResourcePolicy(
      new iam.PolicyStatement({
        principals: [new iam.AnyPrincipal()],
        actions: ['kms:CreateGrant'],
        resources: ['*'],
        conditions: {
          ...conditions,
          Bool: { 'kms:GrantIsForAWSResource': true },
        },
      }),
    );
  }

  /** EventBridge, CloudWatch and Budgets write to queues and topics that are encrypted with this key. */
  private admitMessages(): void {
    const { account } = Stack.of(this);
    for (const service of ['events', 'cloudwatch', 'budgets']) {
      this.messages.addToResourcePolicy(
        new iam.PolicyStatement({
          principals: [new iam.ServicePrincipal(`${service}.amazonaws.com`)],
          actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          resources: ['*'],
          conditions: { StringEquals: { 'aws:SourceAccount': account } },
        }),
      );
    }
  }
}
