import { Duration, Stack, type RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { Keys } from '../keys';
import type { Network, SecurityGroups } from '../network';
import { ApiLogs, type ApiLogging } from './ApiLogs';
import { executeApiEndpoint } from './executeApiEndpoint';
import { fromEndpointPolicy } from './fromEndpointPolicy';
import { acknowledgeApiFindings } from './acknowledgeApiFindings';

const STAGE = 'v1';

/** Options of {@link PrivateApi}. */
export interface PrivateApiProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  readonly removalPolicy: RemovalPolicy;
  /** Days */
  readonly logRetentionDays: number;
  readonly network: Network;
  readonly securityGroups: SecurityGroups;
  /** Answers POST /resolveSession. */
  readonly resolver: lambda.Function;
  /** Answers POST /authenticate/<workstation>. */
  readonly authenticator: lambda.Function;
  readonly logging: ApiLogging;
}

/**
 * HTTPS in front of the functions, for the gateways and the DCV servers alone, which can call a URL but not sign a
 * request: it is reached through one VPC endpoint, whose security group says by whom.
 */
export class PrivateApi extends Construct {
  readonly api: apigateway.RestApi;
  readonly endpoint: ec2.InterfaceVpcEndpoint;
  /** Of the stage, without a slash at the end */
  readonly url: string;

  constructor(scope: Construct, id: string, props: PrivateApiProps) {
    super(scope, id);
    this.endpoint = executeApiEndpoint(this, props);
    const logs = new ApiLogs(this, 'Logs', props);
    this.api = new apigateway.RestApi(this, 'Api', {
      restApiName: `vdi-${props.deployment}-functions`,
      description: `Resolver and authenticator of the deployment '${props.deployment}'`,
      endpointConfiguration: {
        types: [apigateway.EndpointType.PRIVATE],
        vpcEndpoints: [this.endpoint],
      },
      policy: fromEndpointPolicy({
        endpoint: this.endpoint.vpcEndpointId,
        stage: STAGE,
      }),
      cloudWatchRole: props.logging === 'own-role',
      deployOptions: {
        stageName: STAGE,
        // A connection asks three times. All users of two full gateways are back within half a minute, and whoever runs
        // wild neither starves the account's other functions nor runs up a bill.
        throttlingRateLimit: 200,
        throttlingBurstLimit: 500,
        ...logs.stageOptions,
      },
    });
    // Its value is a name that needs private DNS.
    this.api.node.tryRemoveChild('Endpoint');
    logs.ownExecutionLogs(this.api);

    const { root } = this.api;
    const authenticate = root.addResource('authenticate');
    root
      .addResource('resolveSession')
      .addMethod('POST', integrate(props.resolver));
    authenticate
      .addResource('{workstation}')
      .addMethod('POST', integrate(props.authenticator));
    acknowledgeApiFindings(this.api, props.logging);

    const { region, urlSuffix } = Stack.of(this);
    const host = `${this.api.restApiId}-${this.endpoint.vpcEndpointId}.execute-api.${region}.${urlSuffix}`;
    // The stage by reference, so that nobody is told the URL before it answers.
    this.url = `https://${host}/${this.api.deploymentStage.stageName}`;
  }
}

function integrate(handler: lambda.Function): apigateway.LambdaIntegration {
  return new apigateway.LambdaIntegration(handler, {
    allowTestInvoke: false,
    // The gateway gives up after 10 s (`http-establish-timeout`); an answer before that says whose fault it was.
    timeout: Duration.seconds(9),
  });
}
