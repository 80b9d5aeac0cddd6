import { createHash } from 'node:crypto';
import { Stack } from 'aws-cdk-lib';
import * as ssm from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { agentConfiguration } from './agentConfiguration';
import { gatewayToml } from './gatewayToml';

/** Options of {@link GatewayParameters}. */
export interface GatewayParametersProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly port: number;
  readonly resolverUrl: string;
  readonly connectionsPerGateway: number;
  readonly metricNamespace: string;
  readonly logGroupName: string;
}

/** What the gateways fetch at their start and every quarter of an hour, rather than have it in their image. */
export class GatewayParameters extends Construct {
  readonly configuration: ssm.StringParameter;
  readonly agent: ssm.StringParameter;
  /** Of both */
  readonly hash: string;

  constructor(scope: Construct, id: string, props: GatewayParametersProps) {
    super(scope, id);
    const toml = gatewayToml(props);
    const agent = Stack.of(this).toJsonString(agentConfiguration(props));
    this.configuration = new ssm.StringParameter(this, 'Configuration', {
      parameterName: `/vdi/${props.deployment}/gateway/configuration`,
      description: 'dcv-connection-gateway.conf of the gateways',
      stringValue: toml,
    });
    this.agent = new ssm.StringParameter(this, 'Agent', {
      parameterName: `/vdi/${props.deployment}/gateway/agent`,
      description: 'Configuration of the CloudWatch agent of the gateways',
      stringValue: agent,
    });
    this.hash = createHash('sha256')
      .update(JSON.stringify(Stack.of(this).resolve([toml, agent])))
      .digest('hex');
  }
}
