import type { WorkstationAgent } from '../../workstations';
import { agentLog } from '../agentLog';

/** What is measured, and what the DCV server logs. Windows counts what is free of a disk, and not what is used. */
const PLATFORMS = {
  linux: {
    log: '/var/log/dcv/server.log',
    agent: { run_as_user: 'root' },
    metrics: {
      cpu: { measurement: ['usage_active'], totalcpu: true },
      mem: { measurement: ['used_percent'] },
      swap: { measurement: ['used_percent'] },
      disk: {
        measurement: ['used_percent'],
        resources: ['/'],
        drop_device: true,
      },
    },
  },
  windows: {
    log: 'C:\\ProgramData\\NICE\\dcv\\log\\server.log',
    agent: {},
    metrics: {
      Processor: { measurement: ['% Processor Time'], resources: ['_Total'] },
      Memory: { measurement: ['% Committed Bytes In Use'] },
      LogicalDisk: { measurement: ['% Free Space'], resources: ['C:'] },
    },
  },
} as const;

/**
 * Configuration of the CloudWatch agent on workstations, as JSON. It is the same for every machine of an image: the
 * agent puts its own instance's id in at each start.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Agent-Configuration-File-Details.html
 */
export function workstationAgentConfiguration(
  platform: keyof typeof PLATFORMS,
  { logGroupName, metricNamespace }: WorkstationAgent,
): string {
  const { log, agent, metrics } = PLATFORMS[platform];
  return JSON.stringify({
    agent: { metrics_collection_interval: 60, omit_hostname: true, ...agent },
    ...(metricNamespace && {
      metrics: {
        namespace: metricNamespace,
        // Any other dimension of the machine would have the agent ask EC2, which its role may not.
        append_dimensions: { InstanceId: '${aws:InstanceId}' },
        metrics_collected: metrics,
      },
    }),
    logs: {
      logs_collected: {
        files: {
          collect_list: [
            agentLog({
              file: log,
              group: logGroupName,
              stream: '{instance_id}',
            }),
          ],
        },
      },
    },
  });
}
