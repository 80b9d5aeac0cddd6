import { once } from 'node:events';
import type { Server } from 'node:http';
import { Readable } from 'node:stream';
import dynalite from 'dynalite';
import { AwsError } from '../aws/AwsError';
import type { AwsService, HttpRequest, HttpResponse } from '../aws/AwsService';
import { jsonRefusal, JSON_ERRORS, targetOperation } from '../aws/jsonProtocol';

/** DynamoDB by dynalite, in this process. */
export class DynamoDbService implements AwsService {
  readonly name = 'dynamodb';
  readonly errors = {
    ...JSON_ERRORS,
    internal: () =>
      new AwsError('InternalServerError', 'Internal server error', 500),
  };
  private readonly server: Server;

  private constructor(server: Server) {
    this.server = server;
  }

  /** @param directory - where the tables are kept; in memory when absent */
  static async create(directory: string | undefined): Promise<DynamoDbService> {
    const server = dynalite({
      path: directory,
      createTableMs: 0,
      deleteTableMs: 0,
    });
    // Nobody calls this port; dynalite closes its store only with a server that listens.
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new DynamoDbService(server);
  }

  operation(request: HttpRequest): string | undefined {
    return targetOperation(request, 'DynamoDB_20120810');
  }

  handle(_operation: string, request: HttpRequest): Promise<HttpResponse> {
    return this.call(request);
  }

  refuse(error: AwsError): HttpResponse {
    return jsonRefusal(error);
  }

  /** Makes a table with the only key `pk`, unless it is there. */
  async ensureTable(name: string): Promise<void> {
    const response = await this.send('CreateTable', {
      TableName: name,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
    });
    if (
      response.status !== 200 &&
      !response.body.includes('ResourceInUseException')
    ) {
      throw new Error(`Cannot make the table '${name}': ${response.body}`);
    }
  }

  /** Removes all tables. */
  async clear(): Promise<void> {
    const list = JSON.parse((await this.send('ListTables', {})).body) as {
      TableNames: string[];
    };
    for (const name of list.TableNames) {
      await this.send('DeleteTable', { TableName: name });
      while (
        (await this.send('DescribeTable', { TableName: name })).status === 200
      ) {
        await new Promise(setImmediate);
      }
    }
  }

  async stop(): Promise<void> {
    await new Promise<void>((resolve, reject) =>
      this.server.close(error => (error ? reject(error) : resolve())),
    );
  }

  private send(operation: string, input: object): Promise<HttpResponse> {
    return this.call({
      method: 'POST',
      url: '/',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': `DynamoDB_20120810.${operation}`,
        'x-amz-date': '20260101T000000Z',
        authorization:
          'AWS4-HMAC-SHA256 Credential=simulator/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=none',
      },
      body: Buffer.from(JSON.stringify(input)),
    });
  }

  /** Hands the request to dynalite's listener with as much of a request and a response as it uses. */
  private call({
    method,
    url,
    headers,
    body,
  }: HttpRequest): Promise<HttpResponse> {
    return new Promise(resolve => {
      const answered: HttpResponse['headers'] = {};
      const request = Object.assign(
        Readable.from([body], { objectMode: false }),
        {
          method,
          url,
          headers,
        },
      );
      const response = {
        statusCode: 200,
        setHeader(name: string, value: string | number) {
          answered[name.toLowerCase()] = value;
        },
        end(text = '') {
          resolve({
            status: response.statusCode,
            headers: answered,
            body: text,
          });
        },
      };
      this.server.emit('request', request, response);
    });
  }
}
