import {
  describeFailure,
  directoryTableFromEnvironment,
  readOpenRoute,
  type DirectoryTable,
  type OpenRoute,
} from '@deskstage/vdi-lambda-directory';
import {
  createHttpHandler,
  type HttpResponse,
  type LambdaHandler,
  type Log,
  type LogEntry,
  type Outcome,
} from '@deskstage/vdi-lambda-http';
import { readQuestion, type Question } from './question';

/** @public */
export interface ResolverOptions extends DirectoryTable {
  /** Default: JSON lines on standard output. */
  log?: Log;
}

/**
 * The resolver over a given directory table.
 *
 * @public
 */
export function createHandler(options: ResolverOptions): LambdaHandler {
  return resolver(() => options, options.log);
}

let table: DirectoryTable | undefined;

/**
 * The resolver as deployed: its table is named by `DIRECTORY_TABLE`.
 *
 * @public
 */
export const handler: LambdaHandler = resolver(
  () => (table ??= directoryTableFromEnvironment()),
);

function resolver(open: () => DirectoryTable, log?: Log): LambdaHandler {
  return createHttpHandler(async request => {
    const question = readQuestion(request);
    if ('status' in question) {
      const { status, reason, message } = question;
      return outcome(status, { message }, { level: 'warn', message, reason });
    }
    const { workstationId } = question;
    try {
      return answer(question, await readOpenRoute(open(), workstationId));
    } catch (error) {
      const message = 'The directory cannot be read.';
      return outcome(
        500,
        { message },
        {
          level: 'error',
          message,
          workstationId,
          reason: 'directory-unavailable',
          error: describeFailure(error),
        },
      );
    }
  }, log);
}

function answer(question: Question, route: OpenRoute | undefined): Outcome {
  const { workstationId, transport } = question;
  if (!route) {
    const message = 'There is no such session.';
    return outcome(
      404,
      { message },
      { level: 'info', message, workstationId, reason: 'no-open-route' },
    );
  }
  return outcome(
    200,
    {
      SessionId: route.serverSessionId,
      TransportProtocol: transport,
      DcvServerEndpoint: route.host,
      Port: route.port,
      WebUrlPath: route.webUrlPath,
    },
    { level: 'info', message: 'Resolved.', workstationId, reason: 'resolved' },
  );
}

function outcome(
  status: number,
  body: object,
  log: Omit<LogEntry, 'requestId' | 'durationMs'>,
): Outcome {
  const response: HttpResponse = {
    status,
    contentType: 'application/json',
    body: JSON.stringify(body),
    ...(status === 405 && { headers: { Allow: 'POST' } }),
  };
  return { response, log };
}
