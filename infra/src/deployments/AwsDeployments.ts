import {
  CloudFormationClient,
  DescribeStacksCommand,
  type Stack,
} from '@aws-sdk/client-cloudformation';
import {
  EC2Client,
  paginateDescribeInstances,
  paginateDescribeLaunchTemplates,
} from '@aws-sdk/client-ec2';
import type { Configuration } from '../configuration';
import { stackName } from '../createApp';
import { OWNER_TAG } from '../portal';
import type { Deployments } from './Deployments';

/** Settings of the SDK's clients, beside the region; for tests. */
export interface AwsDeploymentsOptions {
  readonly endpoint?: string;
}

/** Deployments as EC2 and CloudFormation know them. */
export class AwsDeployments implements Deployments {
  constructor(private readonly options: AwsDeploymentsOptions = {}) {}

  async countWorkstations(configuration: Configuration): Promise<number> {
    const client = new EC2Client(this.settings(configuration));
    const pages = paginateDescribeInstances(
      { client, pageSize: 1000 },
      {
        Filters: [
          {
            Name: 'tag:vdi:deployment',
            Values: [configuration.deployment],
          },
          // The portal's own tag; gateways and builds do not bear it
          { Name: 'tag-key', Values: ['vdi:launch'] },
          {
            Name: 'instance-state-name',
            Values: ['pending', 'running', 'stopping', 'stopped'],
          },
        ],
      },
    );
    let count = 0;
    for await (const { Reservations = [] } of pages) {
      for (const { Instances = [] } of Reservations) {
        count += Instances.length;
      }
    }
    return count;
  }

  async countImageProjects(configuration: Configuration): Promise<number> {
    const client = new EC2Client(this.settings(configuration));
    const pages = paginateDescribeLaunchTemplates(
      { client, pageSize: 200 },
      {
        Filters: [
          { Name: 'tag:vdi:deployment', Values: [configuration.deployment] },
          { Name: 'tag-key', Values: [OWNER_TAG] },
        ],
      },
    );
    let count = 0;
    for await (const { LaunchTemplates = [] } of pages) {
      count += LaunchTemplates.length;
    }
    return count;
  }

  async isProtected(configuration: Configuration): Promise<boolean> {
    const stack = await this.find(configuration);
    return stack?.EnableTerminationProtection ?? false;
  }

  async outputs(configuration: Configuration) {
    const stack = await this.find(configuration);
    return (
      stack &&
      Object.fromEntries(
        (stack.Outputs ?? []).map(({ OutputKey, OutputValue }) => [
          OutputKey,
          OutputValue,
        ]),
      )
    );
  }

  private async find(configuration: Configuration): Promise<Stack | undefined> {
    const client = new CloudFormationClient(this.settings(configuration));
    try {
      const { Stacks } = await client.send(
        new DescribeStacksCommand({ StackName: stackName(configuration) }),
      );
      return Stacks?.[0];
    } catch (error) {
      // CloudFormation has no error of its own for a stack that is not there
      if (error instanceof Error && /does not exist/.test(error.message)) {
        return undefined;
      }
      throw error;
    }
  }

  private settings({ region }: Configuration) {
    return { region, endpoint: this.options.endpoint };
  }
}
