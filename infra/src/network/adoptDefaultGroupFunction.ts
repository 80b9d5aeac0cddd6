import { type CfnResource, Lazy, Stack } from 'aws-cdk-lib';
import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { NetworkProps } from './Network';

/** What CDK calls its function in a stack. */
const PROVIDER = 'Custom::VpcRestrictDefaultSGCustomResourceProvider';

/**
 * Makes the function that empties the default security group of a VPC one like ours: its log encrypted and not kept for
 * ever, its tags those of the deployment.
 *
 * CloudFormation can add rules to the group that EC2 makes with a VPC, but take none away, so
 * `restrictDefaultSecurityGroup` brings a function of CDK's own. Nothing of ours is in that group; what somebody
 * launches there later without a thought is then alone.
 */
export function adoptDefaultGroupFunction(
  vpc: ec2.Vpc,
  props: NetworkProps,
): void {
  const provider = Stack.of(vpc).node.findChild(PROVIDER);
  const role = provider.node.findChild('Role') as CfnResource;
  const handler = provider.node.findChild('Handler') as CfnResource;
  const logGroup = new logs.LogGroup(provider, 'Logs', {
    encryptionKey: props.keys.logs,
    retention: props.logRetentionDays,
    removalPolicy: props.removalPolicy,
  });
  handler.addPropertyOverride('LoggingConfig.LogGroup', logGroup.logGroupName);
  // Its reference to the role says the same
  handler.addDeletionOverride('DependsOn');
  const { tags } = logGroup.node.defaultChild as logs.CfnLogGroup;
  for (const resource of [role, handler]) {
    // CDK makes them of plain resources, which its tags pass by
    resource.addPropertyOverride(
      'Tags',
      Lazy.any({
        produce: () =>
          Object.entries(tags.tagValues()).map(([Key, Value]) => ({
            Key,
            Value,
          })),
      }),
    );
  }
}
