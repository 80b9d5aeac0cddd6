import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  type PutCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  type GrantItem,
  grantKey,
  type RouteItem,
  routeKey,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import type { Directory, Grant, Route } from '../Directory';
import { callAws, isRefused } from '../toAwsError';

/** How long the tombstone of a closed route stays, in seconds: longer than any writer can be late. */
const TOMBSTONE_SECONDS = 7 * 24 * 60 * 60;

/** Options of {@link DynamoDirectory}. */
export interface DynamoDirectoryOptions {
  client: DynamoDBClient;
  tableName: string;
  /** @default the clock of the machine */
  now?: () => Date;
}

/** The directory in DynamoDB; a conditional write decides which epoch wins. */
export class DynamoDirectory implements Directory {
  private readonly client: DynamoDBDocumentClient;
  private readonly tableName: string;
  private readonly now: () => Date;

  constructor(options: DynamoDirectoryOptions) {
    this.client = DynamoDBDocumentClient.from(options.client);
    this.tableName = options.tableName;
    this.now = options.now ?? (() => new Date());
  }

  async openRoute(route: Route): Promise<boolean> {
    const item: RouteItem = {
      pk: routeKey(route.workstationId),
      workstationId: route.workstationId,
      state: 'open',
      epoch: route.epoch,
      host: route.host,
      port: route.port,
      webUrlPath: '/',
      serverSessionId: route.serverSessionId,
      osUser: route.osUser,
    };
    return this.putIf(item, {
      // A route that was closed in this epoch stays closed.
      ConditionExpression:
        'attribute_not_exists(pk) OR epoch < :epoch OR (epoch = :epoch AND #state = :open)',
      ExpressionAttributeNames: { '#state': 'state' },
      ExpressionAttributeValues: { ':epoch': route.epoch, ':open': 'open' },
    });
  }

  async closeRoute(workstationId: string, epoch: number): Promise<void> {
    const item: RouteItem = {
      pk: routeKey(workstationId),
      workstationId,
      state: 'closed',
      epoch,
      ttl: toSeconds(this.now()) + TOMBSTONE_SECONDS,
    };
    await this.putIf(item, {
      ConditionExpression: 'attribute_not_exists(pk) OR epoch <= :epoch',
      ExpressionAttributeValues: { ':epoch': epoch },
    });
  }

  async putGrant(grant: Grant): Promise<void> {
    const expiresAt = toSeconds(grant.expiresAt);
    const item: GrantItem = {
      pk: grantKey(grant.secretHash),
      workstationId: grant.workstationId,
      epoch: grant.epoch,
      expiresAt,
      ttl: expiresAt,
    };
    await this.put({ TableName: this.tableName, Item: item });
  }

  async check(): Promise<void> {
    await callAws('dynamodb:GetItem', () =>
      this.client.send(
        new GetCommand({ TableName: this.tableName, Key: { pk: 'check' } }),
      ),
    );
  }

  /** Whether the condition held and the item was written. */
  private async putIf(
    item: RouteItem,
    condition: Partial<PutCommandInput>,
  ): Promise<boolean> {
    try {
      await this.put({ TableName: this.tableName, Item: item, ...condition });
      return true;
    } catch (error) {
      if (isRefused(error, 'ConditionalCheckFailedException')) {
        return false;
      }
      throw error;
    }
  }

  private async put(input: PutCommandInput): Promise<void> {
    await callAws('dynamodb:PutItem', () =>
      this.client.send(new PutCommand(input)),
    );
  }
}

function toSeconds(time: Date): number {
  return Math.floor(time.getTime() / 1000);
}
