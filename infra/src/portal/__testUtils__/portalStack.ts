import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { PortalAccess } from '../PortalAccess';

/** Ids of what the portal's launches may use in {@link portalStack}. */
export const PLACE = {
  subnets: ['subnet-0000000000000000a', 'subnet-0000000000000000b'],
  securityGroup: 'sg-0000000000000000a',
  role: 'vdi-test-workstation',
  buildRole: 'vdi-test-image-builds',
};

/** A stack with the portal's access beside parts that stand for the rest of the deployment. */
export function portalStack(portal: ConfigurationInput['portal'] = {}) {
  const stack = new TestStack();
  const document = (name: string) =>
    new ssm.CfnDocument(stack, `Document-${name}`, {
      name: `vdi-test-${name}`,
      documentType: 'Command',
      content: {
        schemaVersion: '2.2',
        mainSteps: [
          {
            action: 'aws:runShellScript',
            name,
            inputs: { runCommand: ['true'] },
          },
        ],
      },
    });
  const access = new PortalAccess(stack, 'Portal', {
    ...commonProps(stack),
    configuration: testConfiguration({ portal }).portal,
    network: {
      privateSubnets: PLACE.subnets.map(id =>
        ec2.Subnet.fromSubnetAttributes(stack, id, {
          subnetId: id,
          routeTableId: 'rtb-0000000000000000a',
        }),
      ),
    },
    securityGroups: {
      workstations: ec2.SecurityGroup.fromSecurityGroupId(
        stack,
        'Workstations',
        PLACE.securityGroup,
      ),
    },
    directory: {
      table: dynamodb.Table.fromTableName(stack, 'Table', 'vdi-test-directory'),
    },
    workstations: {
      role: iam.Role.fromRoleName(stack, 'Workstation', PLACE.role),
      documents: {
        prepare: document('prepare'),
        assign: document('assign'),
        observe: document('observe'),
      },
    },
    images: {
      builds: {
        role: iam.Role.fromRoleName(stack, 'BuildRole', PLACE.buildRole),
        instanceProfile: iam.InstanceProfile.fromInstanceProfileName(
          stack,
          'BuildProfile',
          PLACE.buildRole,
        ),
      },
    },
    gateways: { url: 'https://desktops.example.com:8443' },
    functions: {
      authenticatorUrl:
        'https://abc-vpce-1.execute-api.eu-west-1.amazonaws.com/v1/authenticate',
    },
    port: 8443,
  });
  return { stack, access };
}
