import { scriptsOf } from '../__testUtils__/testComponents';
import { TEST_AGENT } from '../__testUtils__/testAgent';
import { workstationAgentConfiguration } from './workstationAgentConfiguration';

const PLATFORMS = ['linux', 'windows'] as const;

describe.each(PLATFORMS)("the agent's configuration on %s", platform => {
  const text = workstationAgentConfiguration(platform, TEST_AGENT);
  const configuration = JSON.parse(text);

  it('sends metrics that name the instance and nothing else of it', () => {
    expect(configuration.metrics).toMatchObject({
      namespace: 'VDI/Workstations/test',
      append_dimensions: { InstanceId: '${aws:InstanceId}' },
    });
    expect(Object.keys(configuration.metrics.append_dimensions)).toHaveLength(
      1,
    );
    expect(Object.keys(configuration.metrics.metrics_collected)).toEqual(
      platform === 'linux'
        ? ['cpu', 'mem', 'swap', 'disk']
        : ['Processor', 'Memory', 'LogicalDisk'],
    );
  });

  it("sends the DCV server's log, without tokens", () => {
    const [log, ...others] =
      configuration.logs.logs_collected.files.collect_list;
    expect(others).toEqual([]);
    expect(log).toMatchObject({
      file_path:
        platform === 'linux'
          ? '/var/log/dcv/server.log'
          : 'C:\\ProgramData\\NICE\\dcv\\log\\server.log',
      log_group_name: '/vdi/test/workstations',
      log_stream_name: '{instance_id}',
    });
    const [{ type, expression }] = log.filters;
    expect(type).toBe('exclude');
    const pattern = new RegExp(expression.replace('(?i)', ''), 'i');
    expect('GET /?authToken=abc').toMatch(pattern);
    expect('auth_token abc').toMatch(pattern);
    expect('Client connected').not.toMatch(pattern);
  });

  it('has no metrics when they are off', () => {
    const { logGroupName } = TEST_AGENT;
    const silent = JSON.parse(
      workstationAgentConfiguration(platform, { logGroupName }),
    );
    expect(silent).not.toHaveProperty('metrics');
    expect(silent.logs).toEqual(configuration.logs);
  });

  it('gets into the images, whose agent starts at boot', () => {
    const images =
      platform === 'linux'
        ? ['ubuntu-24.04, shared', 'amazon-linux-2023, personal']
        : ['windows-server-2022, shared', 'windows-server-2025, personal'];
    for (const script of images.map(scriptsOf)) {
      expect(script).toContain(`'${text}'`);
      expect(script).toContain('-a fetch-config -m ec2');
      expect(script).toMatch(
        platform === 'linux'
          ? /^systemctl enable amazon-cloudwatch-agent$/m
          : /^Set-Service -Name AmazonCloudWatchAgent -StartupType Automatic$/m,
      );
    }
  });
});
