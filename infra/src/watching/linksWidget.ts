import { Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import { RegionInfo } from 'aws-cdk-lib/region-info';
import type { Construct } from 'constructs';

const CONSOLES: Record<string, string> = {
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Where to go on from the dashboard. */
export function linksWidget(
  scope: Construct,
  deployment: string,
): cloudwatch.IWidget {
  const { region } = Stack.of(scope);
  const partition = RegionInfo.get(region).partition ?? 'aws';
  const host = CONSOLES[partition] ?? 'console.aws.amazon.com';
  const link = (text: string, service: string, page = '') =>
    `[${text}](https://${host}/${service}/home?region=${region}${page})`;
  return new cloudwatch.TextWidget({
    width: 8,
    height: 5,
    markdown: [
      `# VDI ${deployment}`,
      'What each alarm means and what to do first: `docs/alarms.md`.',
      '',
      [
        link('Alarms', 'cloudwatch', '#alarmsV2:'),
        link('Log groups', 'cloudwatch', '#logsV2:log-groups'),
        link('Machines', 'ec2', '#Instances:'),
        link('Gateway group', 'ec2', '#AutoScalingGroups:'),
        link('Images', 'imagebuilder'),
        link('Queues', 'sqs'),
      ].join(' · '),
    ].join('\n'),
  });
}
