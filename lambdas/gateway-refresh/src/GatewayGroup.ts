import {
  AutoScalingClient,
  DescribeInstanceRefreshesCommand,
  InstanceRefreshInProgressFault,
  StartInstanceRefreshCommand,
  type InstanceRefreshStatus,
} from '@aws-sdk/client-auto-scaling';
import type { Refresh } from './decide';

const ENDED: InstanceRefreshStatus[] = [
  'Cancelled',
  'Failed',
  'RollbackFailed',
  'RollbackSuccessful',
  'Successful',
];

/** The Auto Scaling group of the gateways. */
export class GatewayGroup {
  constructor(
    private readonly client: AutoScalingClient,
    private readonly name: string,
  ) {}

  /** The latest refreshes, newest first; Auto Scaling keeps them for six weeks. */
  async refreshes(): Promise<Refresh[]> {
    const { InstanceRefreshes = [] } = await this.client.send(
      new DescribeInstanceRefreshesCommand({
        AutoScalingGroupName: this.name,
        MaxRecords: 20,
      }),
    );
    return InstanceRefreshes.map(
      ({ InstanceRefreshId, Status, StartTime }) => ({
        id: InstanceRefreshId ?? '',
        ended: Status !== undefined && ENDED.includes(Status),
        startedAt: StartTime?.getTime(),
      }),
    );
  }

  /**
   * Replaces all gateways, new ones first; how long a new one warms up is a property of the group.
   *
   * @returns the id of the refresh, or `undefined` when one runs already
   */
  async refresh(): Promise<string | undefined> {
    try {
      const { InstanceRefreshId } = await this.client.send(
        new StartInstanceRefreshCommand({
          AutoScalingGroupName: this.name,
          Strategy: 'Rolling',
          // Nor `AutoRollback`: Auto Scaling has none where a launch template names its image by a parameter.
          Preferences: {
            MinHealthyPercentage: 100,
            MaxHealthyPercentage: 150,
            // The launch template stays as it is, and so every gateway would be taken for a match.
            SkipMatching: false,
          },
        }),
      );
      return InstanceRefreshId;
    } catch (error) {
      if (error instanceof InstanceRefreshInProgressFault) {
        return undefined;
      }
      throw error;
    }
  }
}
