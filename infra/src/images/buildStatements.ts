import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { agentStatements } from '../machines';
import { mirrorStatement } from './mirrorStatement';

/** Statements of a policy, and why their resources end in a star. */
export interface ReasonedStatements {
  readonly statements: readonly iam.PolicyStatement[];
  /** @default - no resource ends in a star */
  readonly reason?: string;
}

/** Options of {@link buildStatements}. */
export interface BuildStatementsOptions {
  readonly logBucket: s3.Bucket;
  /** Bucket and prefix of a mirror, as `s3://bucket/prefix` */
  readonly mirror?: string;
}

/**
 * What a machine that an image is built or tested on may do: take orders, read what it shall build, fetch packages, leave
 * its log. It is less than AWS's own policies for it, which also read every parameter of the account.
 */
export function buildStatements(
  scope: Construct,
  options: BuildStatementsOptions,
): ReasonedStatements[] {
  return [
    {
      statements: [...agentStatements(scope), inventory(scope)],
      reason:
        'The machines have no ids yet; messages of Systems Manager know no resources.',
    },
    {
      statements: documents(scope),
      reason:
        "Components are of this account and of Amazon's; the program that runs them is in buckets of Amazon's.",
    },
    {
      statements: logs(scope, options.logBucket),
      reason: 'Image Builder names the logs.',
    },
    {
      statements: options.mirror ? [mirrorStatement(options.mirror)] : [],
      reason: 'The mirror holds the packages and nothing else.',
    },
  ];
}

function inventory(scope: Construct): iam.PolicyStatement {
  const stack = Stack.of(scope);
  return new iam.PolicyStatement({
    sid: 'TakeInventory',
    actions: [
      'ssm:DescribeAssociation',
      'ssm:GetDocument',
      'ssm:PutInventory',
      'ssm:UpdateAssociationStatus',
    ],
    resources: [
      stack.formatArn({
        service: 'ssm',
        account: '',
        resource: 'document',
        resourceName: 'AWS-*',
      }),
      stack.formatArn({
        service: 'ec2',
        resource: 'instance',
        resourceName: '*',
      }),
    ],
  });
}

function documents(scope: Construct): iam.PolicyStatement[] {
  const { partition, region } = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'ReadComponents',
      actions: ['imagebuilder:GetComponent'],
      resources: [`arn:${partition}:imagebuilder:${region}:*:component/*`],
    }),
    // Image Builder's own buckets, with the program that runs the components
    new iam.PolicyStatement({
      sid: 'FetchBuilder',
      actions: ['s3:GetObject'],
      resources: [`arn:${partition}:s3:::ec2imagebuilder*/*`],
    }),
    // Components are encrypted, by default with a key of the service
    new iam.PolicyStatement({
      sid: 'DecryptComponents',
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: {
        'ForAnyValue:StringEquals': {
          'kms:EncryptionContextKeys': 'aws:imagebuilder:arn',
          'aws:CalledVia': 'imagebuilder.amazonaws.com',
        },
      },
    }),
  ];
}

function logs(scope: Construct, bucket: s3.Bucket): iam.PolicyStatement[] {
  const stack = Stack.of(scope);
  return [
    new iam.PolicyStatement({
      sid: 'WriteLog',
      actions: [
        'logs:CreateLogStream',
        'logs:CreateLogGroup',
        'logs:PutLogEvents',
      ],
      resources: [
        `arn:${stack.partition}:logs:${stack.region}:${stack.account}:log-group:/aws/imagebuilder/*`,
      ],
    }),
    new iam.PolicyStatement({
      sid: 'LeaveLog',
      actions: ['s3:PutObject'],
      resources: [bucket.arnForObjects('*')],
    }),
    new iam.PolicyStatement({
      sid: 'EncryptLog',
      actions: ['kms:GenerateDataKey', 'kms:Decrypt'],
      resources: [bucket.encryptionKey!.keyArn],
    }),
  ];
}
