import { bootedAt, Instance, isOnline } from '../ec2/Instance';
import type { World } from '../world/World';

/** Who is connected to a desktop. */
export interface Connection {
  connectionId: string;
  userName: string;
  clientAddress: string;
  connectedAt: number;
}

/** What the DCV server of a prepared instance knows; times in milliseconds since 1970. */
export interface Host {
  instanceId: string;
  workstationId: string;
  /** Where the DCV server asks whether a token is good */
  verifierUrl: string;
  port: number;
  quic: boolean;
  session?: {
    id: 'console';
    owner: string;
    type: 'console';
    createdAt: number;
  };
  connections: Connection[];
  lastDisconnectedAt?: number;
}

/** What ends with the system: connections, and the memory of earlier ones. */
export function dropConnections(world: World, instanceId: string): void {
  const host = world.state.hosts.get(instanceId);
  if (!host) return;
  host.connections = [];
  host.lastDisconnectedAt = undefined;
}

/** Counts somebody in. Answers with the connection's id. */
export function addConnection(
  world: World,
  host: Host,
  client: { userName: string; clientAddress: string },
): string {
  const connectionId = world.random.uuid();
  host.connections.push({ connectionId, ...client, connectedAt: world.now() });
  return connectionId;
}

/** Ends one connection, or all of the host. Answers how many ended. */
export function disconnect(
  world: World,
  host: Host,
  connectionId?: string,
): number {
  const before = host.connections.length;
  host.connections = host.connections.filter(
    connection =>
      connectionId !== undefined && connection.connectionId !== connectionId,
  );
  const ended = before - host.connections.length;
  if (ended > 0) host.lastDisconnectedAt = world.now();
  return ended;
}

/** The instance and its DCV server, if that would answer now under this name and port. */
export function findListening(
  world: World,
  { name, port }: { name: string; port: number },
): { instance: Instance; host: Host } | undefined {
  for (const host of world.state.hosts.values()) {
    const instance = world.state.instances.get(host.instanceId);
    if (
      host.port === port &&
      instance?.privateDnsName === name &&
      isOnline(instance, world.now())
    ) {
      return { instance, host };
    }
  }
  return undefined;
}

/** What `dcv describe-session console -j` prints; `undefined` without a session. */
export function describeSession(
  host: Host,
  instance: Instance,
  now: number,
): object | undefined {
  const { session, connections, lastDisconnectedAt } = host;
  if (!session) return undefined;
  // The console session is made anew at each start of the system.
  const createdAt = Math.max(session.createdAt, bootedAt(instance, now) ?? 0);
  return {
    id: session.id,
    owner: session.owner,
    name: '',
    'num-of-connections': connections.length,
    'creation-time': new Date(createdAt).toISOString(),
    'last-disconnection-time':
      lastDisconnectedAt === undefined
        ? ''
        : new Date(lastDisconnectedAt).toISOString(),
    licenses: [{ product: 'dcv', status: 'licensed' }],
    'storage-root': '',
    type: session.type,
    'x11-display': instance.platform === 'linux' ? ':0' : '',
    'x11-authority': '',
    'display-layout': [{ width: 1920, height: 1080, x: 0, y: 0 }],
  };
}
