import { XMLParser } from 'fast-xml-parser';
import type { Connection, Host } from '../hosts';
import type { World } from '../world/World';

/** What the DCV server says to somebody who wants in. */
export type Admission =
  | { admitted: true; connection: Connection; owner: string }
  | { admitted: false; reason: string };

const VERIFIER_TIMEOUT = 10_000;

/**
 * Plays the DCV server of a host: asks the host's own verifier about the token, in the words of
 * https://docs.aws.amazon.com/dcv/latest/adminguide/external-authentication.html, and admits only the session's owner.
 */
export async function admit(
  world: World,
  options: {
    host: Host;
    sessionId: string;
    token: string;
    clientAddress: string;
  },
): Promise<Admission> {
  const { host, sessionId, token, clientAddress } = options;
  const { session } = host;
  if (!session || session.id !== sessionId) {
    return refused(`The DCV server has no session '${sessionId}'.`);
  }
  const answer = await askVerifier(host.verifierUrl, {
    sessionId,
    authenticationToken: token,
    clientAddress,
  });
  if ('reason' in answer) return refused(answer.reason);
  if (answer.userName !== session.owner) {
    return refused(
      `The authenticator named '${answer.userName}', but the session belongs to '${session.owner}'.`,
    );
  }
  const connection: Connection = {
    connectionId: world.random.uuid(),
    userName: answer.userName,
    clientAddress,
    connectedAt: world.now(),
  };
  // The host may have been stopped or handed over while the verifier was asked.
  const current = world.state.hosts.get(host.instanceId);
  if (current?.session?.owner !== session.owner) {
    return refused('The session ended in the meantime.');
  }
  current.connections.push(connection);
  return { admitted: true, connection, owner: session.owner };
}

async function askVerifier(
  url: string,
  form: Record<string, string>,
): Promise<{ userName: string } | { reason: string }> {
  let text: string;
  try {
    const response = await fetch(url, {
      method: 'POST',
      body: new URLSearchParams(form),
      signal: AbortSignal.timeout(VERIFIER_TIMEOUT),
    });
    text = await response.text();
    if (!response.ok) {
      return {
        reason: `The authenticator answered with status ${response.status}.`,
      };
    }
  } catch {
    return { reason: 'The workstation cannot reach its authenticator.' };
  }
  return readVerdict(text);
}

/** Reads `<auth result="yes"><username>…</username></auth>` or its refusal. */
export function readVerdict(
  xml: string,
): { userName: string } | { reason: string } {
  const parser = new XMLParser({
    ignoreAttributes: false,
    parseTagValue: false,
    processEntities: true,
  });
  let auth:
    | { '@_result'?: string; username?: unknown; message?: unknown }
    | undefined;
  try {
    auth = parser.parse(xml)?.auth;
  } catch {
    auth = undefined;
  }
  if (auth?.['@_result'] === 'yes' && typeof auth.username === 'string') {
    return { userName: auth.username };
  }
  if (auth?.['@_result'] !== 'no') {
    return { reason: 'The authenticator did not answer as documented.' };
  }
  return {
    reason:
      typeof auth.message === 'string' && auth.message !== ''
        ? `The authenticator refused: ${auth.message}`
        : 'The authenticator refused.',
  };
}

function refused(reason: string): Admission {
  return { admitted: false, reason };
}
