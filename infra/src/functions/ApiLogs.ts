import type { RemovalPolicy } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Keys } from '../keys';

/**
 * Whether API Gateway writes logs of its own. It does so with a role that is one setting for all APIs of an account and
 * region, so that it has to have one owner.
 *
 * - `none`: it writes none, and the setting is left alone. The functions log every request that reaches them; what API
 *   Gateway refuses itself is in its metrics.
 * - `existing-role`: somebody else has set the role; a deployment without it fails.
 * - `own-role`: this stack sets the role, for all APIs of the account in the region, and leaves it when it is deleted.
 */
export type ApiLogging = 'none' | 'existing-role' | 'own-role';

/** Options of {@link ApiLogs}. */
export interface ApiLogsProps {
  readonly keys: Keys;
  readonly removalPolicy: RemovalPolicy;
  /** Days */
  readonly logRetentionDays: number;
  readonly logging: ApiLogging;
}

/** The log of who called what, and that of API Gateway's own errors, neither of which has a query or a body in it. */
export class ApiLogs extends Construct {
  /** For the stage whose requests are to be logged */
  readonly stageOptions: apigateway.StageOptions;
  private readonly props: ApiLogsProps;

  constructor(scope: Construct, id: string, props: ApiLogsProps) {
    super(scope, id);
    this.props = props;
    this.stageOptions =
      props.logging === 'none'
        ? {}
        : {
            accessLogDestination: new apigateway.LogGroupLogDestination(
              this.logGroup('Access'),
            ),
            accessLogFormat: accessLogFormat(),
            loggingLevel: apigateway.MethodLoggingLevel.ERROR,
            dataTraceEnabled: false,
          };
  }

  /** Makes the group that API Gateway would otherwise make for errors, to be kept for ever and without our key. */
  ownExecutionLogs(api: apigateway.RestApi): void {
    const { stageName } = api.deploymentStage.node
      .defaultChild as apigateway.CfnStage;
    if (this.props.logging !== 'none') {
      const group = this.logGroup(
        'Execution',
        `API-Gateway-Execution-Logs_${api.restApiId}/${stageName}`,
      );
      api.deploymentStage.node.addDependency(group);
    }
  }

  private logGroup(id: string, logGroupName?: string): logs.LogGroup {
    return new logs.LogGroup(this, id, {
      logGroupName,
      retention: this.props.logRetentionDays,
      encryptionKey: this.props.keys.logs,
      removalPolicy: this.props.removalPolicy,
    });
  }
}

function accessLogFormat(): apigateway.AccessLogFormat {
  const { AccessLogField: field } = apigateway;
  return apigateway.AccessLogFormat.custom(
    JSON.stringify({
      time: field.contextRequestTime(),
      requestId: field.contextRequestId(),
      sourceIp: field.contextIdentitySourceIp(),
      method: field.contextHttpMethod(),
      path: field.contextPath(),
      status: field.contextStatus(),
      latencyMs: field.contextResponseLatency(),
      functionLatencyMs: field.contextIntegrationLatency(),
      functionStatus: field.contextIntegrationStatus(),
      error: field.contextErrorResponseType(),
    }),
  );
}
