import { createServer, Server } from 'node:http';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { createHandler as createAuthenticator } from '@deskstage/vdi-lambda-authenticator';
import { createHandler as createResolver } from '@deskstage/vdi-lambda-resolver';
import { Account, openAccount } from './Account';
import { answerControl, Control, CONTROL_PREFIX } from './control';
import { createGateway } from './gateway';
import { closeServer, listen } from './listen';
import { DEFAULT_REGION, GatewayHandlers, SimulatorOptions } from './options';

/** A running simulator. @public */
export interface Simulator {
  /** For `AWS_ENDPOINT_URL` */
  awsEndpoint: string;
  /** Where browsers find the DCV gateway */
  gatewayUrl: string;
  /** The session resolver; the gateway appends `/resolveSession` */
  resolverUrl: string;
  /** The authenticator; a host's own is this, a slash and its workstation id */
  authenticatorUrl: string;
  control: Control;
  /** Ends everything; with a data directory, the state is on disk then. */
  stop(): Promise<void>;
}

/**
 * Starts a simulated AWS account with a DCV gateway in this process.
 *
 * @public
 */
export async function startSimulator(
  options: SimulatorOptions = {},
): Promise<Simulator> {
  const { ports, directoryTable = 'vdi-directory' } = options;
  const account = await openAccount({ ...options, directoryTable });
  const closers: (() => Promise<void>)[] = [account.close];
  async function stop() {
    for (const close of closers.splice(0).reverse()) await close();
  }
  try {
    const awsServer = createAwsServer(account);
    closers.push(() => closeServer(awsServer));
    const awsEndpoint = await listen(awsServer, ports?.aws ?? 0, 'AWS');
    const client = createDynamoDbClient(options, awsEndpoint);
    closers.push(async () => client.destroy());
    let gateway = '';
    const gatewayServer = createServer(
      createGateway({
        ...account,
        handlers: chooseHandlers(options, {
          client,
          tableName: directoryTable,
          now: () => account.world.now(),
        }),
        resolverUrl: () => gateway,
      }),
    );
    closers.push(() => closeServer(gatewayServer));
    gateway = await listen(gatewayServer, ports?.gateway ?? 0, 'DCV gateway');
    return {
      awsEndpoint,
      gatewayUrl: options.gatewayPublicUrl?.replace(/\/+$/, '') ?? gateway,
      resolverUrl: gateway,
      authenticatorUrl: `${gateway}/authenticate`,
      control: account.control,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function createDynamoDbClient(
  options: SimulatorOptions,
  endpoint: string,
): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: options.region ?? DEFAULT_REGION,
    credentials: {
      accessKeyId: options.accessKeyId ?? 'simulator',
      secretAccessKey: 'simulator',
    },
  });
}

/** The product's own functions, with the simulated time and a log that tests need not see. */
function chooseHandlers(
  { handlers, functionLog = false }: SimulatorOptions,
  functions: { client: DynamoDBClient; tableName: string; now: () => number },
): GatewayHandlers {
  const log = functionLog ? undefined : () => {};
  return {
    resolver: handlers?.resolver ?? createResolver({ ...functions, log }),
    authenticator:
      handlers?.authenticator ?? createAuthenticator({ ...functions, log }),
  };
}

function createAwsServer({ endpoint, control }: Account): Server {
  const server = createServer((request, response) => {
    const answered = request.url?.startsWith(CONTROL_PREFIX)
      ? answerControl(control, request, response)
      : endpoint.answer(request, response);
    answered.catch(error => {
      // A client that went away needs no answer.
      if (!request.destroyed) process.stderr.write(`simulator: ${error}\n`);
      response.destroy();
    });
  });
  // Longer than any client keeps a connection, so that none is closed under a request on its way.
  server.keepAliveTimeout = 120_000;
  return server;
}
