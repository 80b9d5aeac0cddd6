import { Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { Workstations, type WorkstationsProps } from '../Workstations';

/** The construct in a stack of its own, tagged as a deployment is. */
export function testWorkstations(
  changes: Partial<ConfigurationInput> = {},
  props: Partial<WorkstationsProps> = {},
) {
  const stack = new TestStack();
  Tags.of(stack).add('vdi:deployment', 'test');
  Tags.of(stack).add('cost-center', '4711');
  const workstations = new Workstations(stack, 'Workstations', {
    ...commonProps(stack),
    templates: testConfiguration(changes).templates,
    network: {
      privateSubnets: ['a', 'b'].map(zone =>
        ec2.Subnet.fromSubnetAttributes(stack, `Subnet-${zone}`, {
          subnetId: `subnet-0000000000000000${zone}`,
          routeTableId: 'rtb-00000000000000001',
        }),
      ),
    },
    securityGroups: {
      workstations: ec2.SecurityGroup.fromSecurityGroupId(
        stack,
        'SecurityGroup',
        'sg-00000000000000001',
      ),
    },
    ...props,
  });
  return { stack, workstations, template: () => Template.fromStack(stack) };
}
