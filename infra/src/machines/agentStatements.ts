import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';

/**
 * What the SSM agent of a machine needs to be known, to get commands and to answer them, by Run Command and Session
 * Manager. Less than AWS's own policy for it, which also reads every parameter and every document of the account.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/getting-started-create-iam-instance-profile.html
 */
export function agentStatements(scope: Construct): iam.PolicyStatement[] {
  const instances = Stack.of(scope).formatArn({
    service: 'ec2',
    resource: 'instance',
    resourceName: '*',
  });
  return [
    new iam.PolicyStatement({
      sid: 'BeManaged',
      actions: [
        'ssm:ListInstanceAssociations',
        'ssm:UpdateInstanceAssociationStatus',
        'ssm:UpdateInstanceInformation',
      ],
      resources: [instances],
    }),
    new iam.PolicyStatement({
      sid: 'TalkToSystemsManager',
      actions: [
        'ec2messages:AcknowledgeMessage',
        'ec2messages:DeleteMessage',
        'ec2messages:FailMessage',
        'ec2messages:GetEndpoint',
        'ec2messages:GetMessages',
        'ec2messages:SendReply',
        'ssmmessages:CreateControlChannel',
        'ssmmessages:CreateDataChannel',
        'ssmmessages:OpenControlChannel',
        'ssmmessages:OpenDataChannel',
      ],
      // These actions know no resources.
      resources: ['*'],
    }),
  ];
}
