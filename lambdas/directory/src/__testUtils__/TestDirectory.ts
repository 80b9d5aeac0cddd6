import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import {
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';
import type {
  GrantItem,
  RouteItem,
} from '@deskstage/backstage-plugin-vdi-common/directory';
import type { DirectoryTable } from '../DirectoryTable';

// Has no types of its own
const dynalite: (options: {
  createTableMs: number;
}) => Server = require('dynalite');

/** An empty directory on a real implementation of DynamoDB, which counts what is asked of it. */
export class TestDirectory implements DirectoryTable {
  readonly tableName = 'directory';
  /** Operations since `forget`, such as `GetItem`. */
  operations: string[] = [];
  /** How many of them were strongly consistent reads. */
  consistentReads = 0;

  static async start(): Promise<TestDirectory> {
    const server = dynalite({ createTableMs: 0 });
    // Longer than any client keeps a connection, so that none is closed under a request on its way.
    server.keepAliveTimeout = 120_000;
    await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    const endpoint = `http://127.0.0.1:${port}`;
    const directory = new TestDirectory(server, endpoint, testClient(endpoint));
    await directory.client.send(
      new CreateTableCommand({
        TableName: directory.tableName,
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        BillingMode: 'PAY_PER_REQUEST',
      }),
    );
    directory.forget();
    return directory;
  }

  private constructor(
    private readonly server: Server,
    readonly endpoint: string,
    readonly client: DynamoDBClient,
  ) {
    client.middlewareStack.add((next, context) => async args => {
      this.operations.push(String(context.commandName).replace(/Command$/, ''));
      const input = args.input as { ConsistentRead?: boolean };
      this.consistentReads += input.ConsistentRead ? 1 : 0;
      return next(args);
    });
  }

  async put(item: RouteItem | GrantItem): Promise<void> {
    await this.client.send(
      new PutItemCommand({ TableName: this.tableName, Item: marshal(item) }),
    );
    this.forget();
  }

  forget(): void {
    this.operations = [];
    this.consistentReads = 0;
  }

  async stop(): Promise<void> {
    this.client.destroy();
    this.server.closeAllConnections();
    await new Promise(done => this.server.close(done));
  }
}

/** A client with made-up credentials that tries once. */
export function testClient(endpoint: string): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
}

function marshal(item: object): Record<string, AttributeValue> {
  return Object.fromEntries(
    Object.entries(item).map(([name, value]) => [
      name,
      typeof value === 'number' ? { N: String(value) } : { S: String(value) },
    ]),
  );
}
