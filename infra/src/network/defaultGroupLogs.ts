import { CfnResource, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { NetworkProps } from './Network';

/** What CDK calls its function in a stack. */
const PROVIDER = 'Custom::VpcRestrictDefaultSGCustomResourceProvider';

/**
 * Keeps the log of the function that empties the default security group like all others: encrypted, and not for ever.
 *
 * CloudFormation can add rules to the group that EC2 makes with a VPC, but take none away, so `restrictDefaultSecurityGroup`
 * brings a function of CDK's own. Nothing of ours is in that group; what somebody launches there later without a thought
 * is then alone.
 */
export function keepDefaultGroupLogs(vpc: ec2.Vpc, props: NetworkProps): void {
  const handler = Stack.of(vpc)
    .node.findChild(PROVIDER)
    .node.findChild('Handler');
  const logGroup = new logs.LogGroup(vpc, 'DefaultGroupLogs', {
    encryptionKey: props.keys.logs,
    retention: props.logRetentionDays,
    removalPolicy: props.removalPolicy,
  });
  (handler as CfnResource).addPropertyOverride(
    'LoggingConfig.LogGroup',
    logGroup.logGroupName,
  );
}
