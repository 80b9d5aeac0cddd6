import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Connection } from '@deskstage/backstage-plugin-vdi-common';
import { createHandler as createAuthenticator } from '@deskstage/vdi-lambda-authenticator';
import { eventShapes } from '@deskstage/vdi-lambda-http/testUtils';
import { createHandler as createResolver } from '@deskstage/vdi-lambda-resolver';

/** How an attempt to connect went at the two functions. */
export interface Attempt {
  /** Status of the session resolver */
  status: number;
  /** Host that the resolver names */
  host?: string;
  /** Account that the authenticator lets in; absent when it says no */
  user?: string;
}

/** What the connection gateway and the DCV server ask of the functions, which read the directory by themselves. */
export class Gateway {
  private readonly resolver: ReturnType<typeof createResolver>;
  private readonly authenticator: ReturnType<typeof createAuthenticator>;

  constructor(options: {
    client: DynamoDBClient;
    tableName: string;
    now: () => Date;
  }) {
    const table = { ...options, now: () => options.now().getTime(), log() {} };
    this.resolver = createResolver(table);
    this.authenticator = createAuthenticator(table);
  }

  /** Follows the browser link as a client does, and asks the authenticator whatever the resolver said. */
  async open(connection: Pick<Connection, 'webUrl'>): Promise<Attempt> {
    const url = new URL(connection.webUrl);
    const workstationId = url.hash.slice(1);
    const [{ toEvent }] = eventShapes;
    const resolved = await this.resolver(
      toEvent({
        path: '/resolveSession',
        query: `sessionId=${workstationId}&transport=HTTP&clientIpAddress=203.0.113.9`,
      }),
    );
    const body = JSON.parse(resolved.body);
    const form = new URLSearchParams({
      sessionId: body.SessionId ?? 'console',
      authenticationToken: url.searchParams.get('authToken') ?? '',
      clientAddress: '203.0.113.9',
    });
    const verdict = await this.authenticator(
      toEvent({ path: `/authenticate/${workstationId}`, body: `${form}` }),
    );
    return {
      status: resolved.statusCode,
      host: body.DcvServerEndpoint,
      user: /^<auth result="yes"><username>(.*)<\/username><\/auth>$/.exec(
        verdict.body,
      )?.[1],
    };
  }
}

/** An attempt that failed at both functions. */
export const REFUSED: Attempt = {
  status: 404,
  host: undefined,
  user: undefined,
};
