import { agentLog } from '../images';
import { GATEWAY_LOG, SETUP_LOG, STATSD_ADDRESS } from './machine';

/** What the agent is to do. */
export interface AgentConfigurationOptions {
  readonly metricNamespace: string;
  readonly logGroupName: string;
}

/**
 * Configuration of the CloudWatch agent. Metrics bear no instance, so that those of all gateways are one series with an
 * average, a sum and a maximum, and their number and cost do not grow with the gateways that come and go.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function agentConfiguration(options: AgentConfigurationOptions) {
  const { metricNamespace, logGroupName } = options;
  const log = (file: string, stream: string) =>
    agentLog({ file, group: logGroupName, stream: `{instance_id}/${stream}` });
  return {
    agent: {
      metrics_collection_interval: 60,
      run_as_user: 'root',
      omit_hostname: true,
    },
    metrics: {
      namespace: metricNamespace,
      metrics_collected: {
        statsd: {
          service_address: STATSD_ADDRESS,
          metrics_collection_interval: 10,
          metrics_aggregation_interval: 60,
        },
        cpu: { measurement: ['usage_active'], totalcpu: true },
        mem: { measurement: ['used_percent'] },
        disk: {
          measurement: ['used_percent'],
          resources: ['/'],
          drop_device: true,
        },
      },
    },
    logs: {
      logs_collected: {
        files: {
          collect_list: [log(GATEWAY_LOG, 'gateway'), log(SETUP_LOG, 'setup')],
        },
      },
    },
  };
}
