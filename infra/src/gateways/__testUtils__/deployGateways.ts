import { Tags } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { commonProps, testConfiguration, TestStack } from '../../__testUtils__';
import type { ConfigurationInput } from '../../configuration';
import { Network, SecurityGroups } from '../../network';
import { Gateways } from '../Gateways';
import { renderText } from './renderText';

export const CERTIFICATE_ARN =
  'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000';

/** What of a deployment is another than usual. */
export interface DeployGatewaysOptions {
  deployment?: string;
  gateway?: Partial<ConfigurationInput['gateway']>;
  port?: number;
  mirror?: string;
  resolverUrl?: string;
}

/** The gateways as they are deployed, in a stack with their network. */
export function deployGateways(options: DeployGatewaysOptions = {}) {
  const { deployment = 'test', port = 8443, mirror } = options;
  const stack = new TestStack();
  Tags.of(stack).add('vdi:deployment', deployment);
  const common = { ...commonProps(stack), deployment };
  const configuration = testConfiguration({
    gateway: {
      allowedCidrs: ['198.51.100.0/24'],
      certificate: { acmArn: CERTIFICATE_ARN },
      ...options.gateway,
    },
  });
  const network = new Network(stack, 'Network', {
    ...common,
    configuration: configuration.network,
  });
  const securityGroups = new SecurityGroups(stack, 'SecurityGroups', {
    network,
    port,
    allowedCidrs: configuration.gateway.allowedCidrs,
  });
  const gateways = new Gateways(stack, 'Gateways', {
    ...common,
    configuration: configuration.gateway,
    port,
    network,
    securityGroups,
    functions: {
      resolverUrl:
        options.resolverUrl ??
        'https://abc-vpce-1.execute-api.eu-west-1.amazonaws.com/live',
    },
    images: { gatewayImageParameter: `/vdi/${deployment}/gateway/image` },
    mirror,
  });
  const template = Template.fromStack(stack);
  return { stack, gateways, template };
}

/** The user data of the gateways, as their machines get it. */
export function userDataOf(template: Template): string {
  const [machines] = Object.values(
    template.findResources('AWS::EC2::LaunchTemplate'),
  );
  const { UserData } = machines.Properties.LaunchTemplateData;
  return renderText(UserData['Fn::Base64']);
}

/** The text of a parameter of the gateways. */
export function parameterOf(
  template: Template,
  name: 'configuration' | 'agent',
): string {
  const found = Object.values(
    template.findResources('AWS::SSM::Parameter'),
  ).find(({ Properties }) => Properties.Name.endsWith(`/gateway/${name}`));
  return renderText(found?.Properties.Value);
}

/** The Auto Scaling group of the gateways, as it is in the template. */
export function groupOf(template: Template) {
  const [group] = Object.values(
    template.findResources('AWS::AutoScaling::AutoScalingGroup'),
  );
  return group;
}
