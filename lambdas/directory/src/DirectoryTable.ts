import {
  DynamoDBClient,
  GetItemCommand,
  type AttributeValue,
} from '@aws-sdk/client-dynamodb';

/** @public */
export interface DirectoryTable {
  client: DynamoDBClient;
  tableName: string;
}

/**
 * The table that `DIRECTORY_TABLE` names, reached as the SDK's own environment variables say.
 *
 * @throws when `DIRECTORY_TABLE` is not set
 * @public
 */
export function directoryTableFromEnvironment(): DirectoryTable {
  const tableName = process.env.DIRECTORY_TABLE;
  if (!tableName) {
    throw new Error(
      'DIRECTORY_TABLE is not set; set it to the name of the directory table.',
    );
  }
  const client = new DynamoDBClient({
    // The gateway waits 10 s for its resolver; the SDK by itself would wait for ever
    requestHandler: {
      connectionTimeout: 1_000,
      requestTimeout: 2_000,
      throwOnRequestTimeout: true,
    },
  });
  return { client, tableName };
}

/** An item as DynamoDB answers it. */
export class Item {
  constructor(
    private readonly key: string,
    private readonly attributes: Record<string, AttributeValue>,
  ) {}

  text(name: string): string {
    return this.attributes[name]?.S ?? this.missing(name);
  }

  number(name: string): number {
    return Number(this.attributes[name]?.N ?? this.missing(name));
  }

  private missing(name: string): never {
    // Only the kind of the item: the rest of a grant's key is the hash of a secret
    const kind = this.key.slice(0, this.key.indexOf('#'));
    throw new Error(`An item '${kind}' of the directory has no '${name}'.`);
  }
}

export async function readItem(
  table: DirectoryTable,
  key: string,
): Promise<Item | undefined> {
  const { Item: attributes } = await table.client.send(
    new GetItemCommand({
      TableName: table.tableName,
      Key: { pk: { S: key } },
      ConsistentRead: true,
    }),
  );
  return attributes && new Item(key, attributes);
}
