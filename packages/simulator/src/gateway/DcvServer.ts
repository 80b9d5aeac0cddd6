import { XMLParser } from 'fast-xml-parser';
import type { Host } from '../hosts';

/** What the DCV server says to somebody who wants in. */
export type Verdict = { userName: string } | { reason: string };

const VERIFIER_TIMEOUT = 10_000;

/**
 * Plays the DCV server of a host: asks the host's own verifier about the token, in the words of
 * https://docs.aws.amazon.com/dcv/latest/adminguide/external-authentication.html, and admits only the session's owner.
 */
export async function authenticate(
  host: Host,
  options: { sessionId: string; token: string; clientAddress: string },
): Promise<Verdict> {
  const { sessionId, token, clientAddress } = options;
  const { session, verifierUrl } = host;
  if (session?.id !== sessionId) {
    return { reason: `The DCV server has no session '${sessionId}'.` };
  }
  const verdict = await askVerifier(verifierUrl, {
    sessionId,
    authenticationToken: token,
    clientAddress,
  });
  if ('userName' in verdict && verdict.userName !== session.owner) {
    return {
      reason: `The authenticator named '${verdict.userName}', but the session belongs to '${session.owner}'.`,
    };
  }
  return verdict;
}

async function askVerifier(
  url: string,
  form: Record<string, string>,
): Promise<Verdict> {
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
export function readVerdict(xml: string): Verdict {
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
