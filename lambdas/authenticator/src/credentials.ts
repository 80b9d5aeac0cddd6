import { createHash } from 'node:crypto';
import { isWorkstationId } from '@deskstage/backstage-plugin-vdi-common/directory';
import { onlyValue, type HttpRequest } from '@deskstage/vdi-lambda-http';

/** What a DCV server asks to have checked. */
export interface Credentials {
  /** The workstation that asks: each host is given a URL of its own. */
  workstationId: string;
  /** The id of the session on the server, the same on most hosts. */
  serverSessionId: string;
  /** SHA-256 of the secret as the client sent it, lower-case hex. */
  secretHash: string;
}

/** A request that is refused before anything is looked up. */
export interface Malformed {
  workstationId?: string;
  malformed: 'request' | 'workstation-id' | 'body' | 'session-id' | 'token';
}

/** 256 bits in base64url. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A whole body is around 150 bytes. */
const MAX_BODY_BYTES = 4096;

/**
 * Reads the request of a DCV server, as documented in its administrator guide
 * (https://docs.aws.amazon.com/dcv/latest/adminguide/external-authentication.html).
 */
export function readCredentials(request: HttpRequest): Credentials | Malformed {
  const [, workstationId] = /\/authenticate\/([^/]*)$/.exec(request.path) ?? [];
  if (request.method !== 'POST' || workstationId === undefined) {
    return { malformed: 'request' };
  }
  if (!isWorkstationId(workstationId)) {
    return { malformed: 'workstation-id' };
  }
  if (request.body.length > MAX_BODY_BYTES) {
    return { workstationId, malformed: 'body' };
  }
  const form = new URLSearchParams(request.body.toString('utf8'));
  const serverSessionId = onlyValue(form, 'sessionId');
  if (!serverSessionId) {
    return { workstationId, malformed: 'session-id' };
  }
  const token = onlyValue(form, 'authenticationToken');
  if (!token || !TOKEN.test(token)) {
    return { workstationId, malformed: 'token' };
  }
  // The secret itself is compared with nothing: its hash is a key of the directory, so the time that a
  // lookup takes tells nothing that would help to find a secret with a given hash.
  const secretHash = createHash('sha256').update(token).digest('hex');
  return { workstationId, serverSessionId, secretHash };
}
