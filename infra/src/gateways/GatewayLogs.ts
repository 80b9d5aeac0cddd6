import type { RemovalPolicy } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Keys } from '../keys';

/** Options of {@link GatewayLogs}. */
export interface GatewayLogsProps {
  /** Id of the deployment */
  readonly deployment: string;
  readonly keys: Keys;
  /** What happens to the log when the stack is deleted */
  readonly removalPolicy: RemovalPolicy;
  /** How long the log is kept; days */
  readonly logRetentionDays: number;
  readonly metricNamespace: string;
}

/** Words that the scripts on the gateways log, by the metric that counts them. */
export const COUNTED = {
  CertificatesRefused: 'CERTIFICATE_REFUSED',
  CertificatesExpiring: 'CERTIFICATE_EXPIRES',
  ConfigurationsRefused: 'CONFIGURATION_REFUSED',
  StartsFailed: 'GATEWAY_START_FAILURE',
} as const;

/** The log of the gateways, and what is counted in it. */
export class GatewayLogs extends Construct {
  readonly logGroup: logs.LogGroup;

  constructor(scope: Construct, id: string, props: GatewayLogsProps) {
    super(scope, id);
    this.logGroup = new logs.LogGroup(this, 'Log', {
      logGroupName: `/vdi/${props.deployment}/gateway`,
      retention: props.logRetentionDays,
      encryptionKey: props.keys.logs,
      removalPolicy: props.removalPolicy,
    });
    for (const [metricName, word] of Object.entries(COUNTED)) {
      this.logGroup.addMetricFilter(metricName, {
        metricNamespace: props.metricNamespace,
        metricName,
        filterPattern: logs.FilterPattern.literal(word),
        metricValue: '1',
      });
    }
  }
}
