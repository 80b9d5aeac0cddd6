import { addConnection, findListening } from '../hosts';
import type { World } from '../world/World';
import { authenticate } from './DcvServer';

/** What the page tells the person. */
export type ConnectResult =
  | {
      admitted: true;
      connectionId: string;
      userName: string;
      workstationId: string;
      instanceId: string;
      host: string;
      port: number;
      platform: string;
    }
  | { admitted: false; reason: string };

/** Where a session is, in the resolver's words. */
interface Resolution {
  SessionId: string;
  TransportProtocol: string;
  DcvServerEndpoint: string;
  Port: number;
  WebUrlPath: string;
}

const RESOLVER_TIMEOUT = 10_000;

/** Does what the connection gateway does for one client: resolve the session, then let its DCV server decide. */
export async function connect(
  world: World,
  options: {
    resolverUrl: string;
    sessionId: string;
    token: string;
    clientAddress: string;
    settle: () => void;
  },
): Promise<ConnectResult> {
  const resolved = await resolve(options);
  if ('reason' in resolved) return { admitted: false, reason: resolved.reason };
  options.settle();
  const address = { name: resolved.DcvServerEndpoint, port: resolved.Port };
  const found = findListening(world, address);
  if (!found) return unreachable(address);
  const { token, clientAddress } = options;
  const verdict = await authenticate(found.host, {
    sessionId: resolved.SessionId,
    token,
    clientAddress,
  });
  if ('reason' in verdict) return { admitted: false, reason: verdict.reason };
  // While the verifier was asked, the host may have stopped or changed hands.
  options.settle();
  const current = findListening(world, address);
  if (current?.host.session?.owner !== verdict.userName)
    return unreachable(address);
  return {
    admitted: true,
    connectionId: addConnection(world, current.host, {
      userName: verdict.userName,
      clientAddress,
    }),
    userName: verdict.userName,
    workstationId: current.host.workstationId,
    instanceId: current.host.instanceId,
    host: address.name,
    port: address.port,
    platform: current.instance.platform,
  };
}

function unreachable({
  name,
  port,
}: {
  name: string;
  port: number;
}): ConnectResult {
  return {
    admitted: false,
    reason: `No DCV server answers at ${name}:${port}.`,
  };
}

/** https://docs.aws.amazon.com/dcv/latest/gw-admin/session-resolver.html */
async function resolve({
  resolverUrl,
  sessionId,
  clientAddress,
}: {
  resolverUrl: string;
  sessionId: string;
  clientAddress: string;
}): Promise<Resolution | { reason: string }> {
  const query = new URLSearchParams({
    sessionId,
    transport: 'HTTP',
    clientIpAddress: clientAddress,
  });
  try {
    const response = await fetch(`${resolverUrl}/resolveSession?${query}`, {
      method: 'POST',
      headers: { accept: 'application/json' },
      signal: AbortSignal.timeout(RESOLVER_TIMEOUT),
    });
    if (response.status === 404) {
      return { reason: `There is no open workstation '${sessionId}'.` };
    }
    if (!response.ok) {
      return {
        reason: `The session resolver answered with status ${response.status}.`,
      };
    }
    const body: unknown = await response.json();
    return isResolution(body)
      ? body
      : { reason: 'The session resolver did not answer as documented.' };
  } catch {
    return { reason: 'The session resolver cannot be reached.' };
  }
}

function isResolution(value: unknown): value is Resolution {
  const { SessionId, TransportProtocol, DcvServerEndpoint, Port } = (value ??
    {}) as Partial<Resolution>;
  return (
    typeof SessionId === 'string' &&
    TransportProtocol === 'HTTP' &&
    typeof DcvServerEndpoint === 'string' &&
    DcvServerEndpoint !== '' &&
    typeof Port === 'number'
  );
}
