import { randomUUID } from 'node:crypto';
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DynamoDBClient,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import type {
  GrantItem,
  RouteItem,
} from '@deskstage/backstage-plugin-vdi-common/directory';

/** Properties of a table that DynamoDB takes as the template has them. */
export type TableProperties = Pick<
  CreateTableCommandInput,
  'TableName' | 'KeySchema' | 'AttributeDefinitions' | 'BillingMode'
>;

/** A directory on moto's DynamoDB, with the key and name attribute that the template gives to its own. */
export class MotoDirectory {
  private constructor(
    private readonly client: DynamoDBClient,
    /** Tells a function of it. */
    readonly environment: Record<string, string>,
  ) {}

  /** @param table - as the template has it */
  static async create(
    endpoint: string,
    table: TableProperties,
  ): Promise<MotoDirectory> {
    const environment = {
      AWS_ENDPOINT_URL: endpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      DIRECTORY_TABLE: `${table.TableName}-${randomUUID()}`,
    };
    const client = new DynamoDBClient({
      endpoint,
      region: environment.AWS_REGION,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    });
    await client.send(
      new CreateTableCommand({
        TableName: environment.DIRECTORY_TABLE,
        KeySchema: table.KeySchema,
        AttributeDefinitions: table.AttributeDefinitions,
        BillingMode: table.BillingMode,
      }),
    );
    return new MotoDirectory(client, environment);
  }

  async put(item: RouteItem | GrantItem): Promise<void> {
    const Item = Object.fromEntries(
      Object.entries(item).map(([name, value]): [string, AttributeValue] => [
        name,
        typeof value === 'number' ? { N: String(value) } : { S: value },
      ]),
    );
    const TableName = this.environment.DIRECTORY_TABLE;
    await this.client.send(new PutItemCommand({ TableName, Item }));
  }

  stop(): void {
    this.client.destroy();
  }
}
