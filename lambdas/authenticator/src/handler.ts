import {
  describeFailure,
  directoryTableFromEnvironment,
  readGrant,
  readOpenRoute,
  type DirectoryTable,
} from '@deskstage/vdi-lambda-directory';
import {
  createHttpHandler,
  type LambdaHandler,
  type Log,
  type Outcome,
} from '@deskstage/vdi-lambda-http';
import { no, yes } from './answer';
import { readCredentials, type Credentials } from './credentials';
import { decide, type Decision } from './decide';

/** @public */
export interface AuthenticatorOptions extends DirectoryTable {
  /** Default: JSON lines on standard output. */
  log?: Log;
  /** Milliseconds since 1970; default: the clock. */
  now?: () => number;
}

/**
 * The authenticator over a given directory table.
 *
 * @public
 */
export function createHandler(options: AuthenticatorOptions): LambdaHandler {
  return authenticator(() => options, options.now, options.log);
}

let table: DirectoryTable | undefined;

/**
 * The authenticator as deployed: its table is named by `DIRECTORY_TABLE`.
 *
 * @public
 */
export const handler: LambdaHandler = authenticator(
  () => (table ??= directoryTableFromEnvironment()),
);

function authenticator(
  open: () => DirectoryTable,
  now: () => number = Date.now,
  log?: Log,
): LambdaHandler {
  return createHttpHandler(async request => {
    const credentials = readCredentials(request);
    if ('malformed' in credentials) {
      const { workstationId, malformed } = credentials;
      return refused(`malformed-${malformed}`, workstationId);
    }
    const { workstationId } = credentials;
    try {
      const decision = await lookUp(open(), credentials, now);
      return decision.letIn
        ? letIn(decision.osUser, workstationId)
        : refused(decision.reason, workstationId);
    } catch (error) {
      return unavailable(describeFailure(error), workstationId);
    }
  }, log);
}

async function lookUp(
  directory: DirectoryTable,
  credentials: Credentials,
  now: () => number,
): Promise<Decision> {
  const [grant, route] = await Promise.all([
    readGrant(directory, credentials.secretHash),
    readOpenRoute(directory, credentials.workstationId),
  ]);
  return decide(credentials, grant, route, now());
}

function letIn(osUser: string, workstationId: string): Outcome {
  return outcome(yes(osUser), {
    level: 'info',
    message: 'Let in.',
    workstationId,
    reason: 'granted',
  });
}

/** The same words for every reason: whoever guesses learns nothing from them. */
function refused(reason: string, workstationId?: string): Outcome {
  return outcome(
    no('This link is not valid any more. Connect from the portal again.'),
    { level: 'warn', message: 'Refused.', workstationId, reason },
  );
}

function unavailable(error: string, workstationId: string): Outcome {
  return outcome(no('Links cannot be checked right now. Try again soon.'), {
    level: 'error',
    message: 'The directory cannot be read.',
    workstationId,
    reason: 'directory-unavailable',
    error,
  });
}

function outcome(body: string, log: Outcome['log']): Outcome {
  // Both answers are documented with status 200; DCV does not say what it makes of another
  return { response: { status: 200, contentType: 'text/xml', body }, log };
}
