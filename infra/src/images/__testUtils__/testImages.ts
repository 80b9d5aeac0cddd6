import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { Images, type ImagesProps } from '../Images';
import { TEST_AGENT } from './testAgent';
import { testPackages } from './testPackages';

/** The construct in a stack of its own, with the changes to the configuration. */
export function testImages(
  changes: Partial<ConfigurationInput> = {},
  props: Partial<ImagesProps> = {},
) {
  const stack = new TestStack();
  const { images: configuration, templates } = testConfiguration(changes);
  const subnets = ['subnet-0000000a', 'subnet-0000000b'].map(id =>
    ec2.Subnet.fromSubnetAttributes(stack, id, {
      subnetId: id,
      routeTableId: 'rtb-0000000a',
    }),
  );
  const images = new Images(stack, 'Images', {
    ...commonProps(stack),
    configuration,
    network: { privateSubnets: subnets },
    securityGroups: {
      builds: ec2.SecurityGroup.fromSecurityGroupId(
        stack,
        'BuildGroup',
        'sg-0000000b',
      ),
    },
    workstations: {
      agent: TEST_AGENT,
      templates: templates.map(template => ({
        configuration: template,
        launchTemplate: new ec2.CfnLaunchTemplate(
          stack,
          `Launch-${template.id}`,
          { launchTemplateData: {} },
        ),
      })),
    },
    packages: testPackages(),
    ...props,
  });
  return { stack, images };
}
