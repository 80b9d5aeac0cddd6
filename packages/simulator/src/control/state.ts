import { InstanceState, isForgotten, isOnline, stateAt } from '../ec2/Instance';
import type { CallLog, Fault, Faults, TokenBuckets } from '../faults';
import type { World } from '../world/World';

/** One instance, for tests. @public */
export interface InstanceView {
  instanceId: string;
  state: InstanceState;
  instanceType: string;
  platform: 'linux' | 'windows';
  subnetId: string;
  privateDnsName: string;
  clientToken?: string;
  /** Whether the SSM agent and the DCV server answer */
  online: boolean;
  tags: Record<string, string>;
  volumeTags: Record<string, string>;
}

/** One prepared host, for tests. @public */
export interface HostView {
  instanceId: string;
  workstationId: string;
  verifierUrl: string;
  port: number;
  quic: boolean;
  session?: { id: string; owner: string };
  connections: {
    connectionId: string;
    userName: string;
    clientAddress: string;
  }[];
}

/** What the simulator holds now. @public */
export interface SimulatorState {
  /** Simulated time, ISO 8601 */
  now: string;
  instances: InstanceView[];
  hosts: HostView[];
  /** By `service:action` */
  calls: Record<string, number>;
  /** By `service:action` */
  throttles: Record<string, number>;
  /** Names only */
  secrets: string[];
  faults: Fault[];
  tokenBuckets: boolean;
}

export function readState(options: {
  world: World;
  calls: CallLog;
  faults: Faults;
  buckets: TokenBuckets;
}): SimulatorState {
  const { world, calls, faults, buckets } = options;
  return {
    now: new Date(world.now()).toISOString(),
    instances: readInstances(world),
    hosts: [...world.state.hosts.values()].map(host => ({
      instanceId: host.instanceId,
      workstationId: host.workstationId,
      verifierUrl: host.verifierUrl,
      port: host.port,
      quic: host.quic,
      session: host.session && {
        id: host.session.id,
        owner: host.session.owner,
      },
      connections: host.connections.map(
        ({ connectionId, userName, clientAddress }) => ({
          connectionId,
          userName,
          clientAddress,
        }),
      ),
    })),
    ...calls.report(),
    secrets: [...world.state.secrets.keys()],
    faults: faults.list(),
    tokenBuckets: buckets.enabled,
  };
}

/** Also those that EC2's own calls do not know yet. */
function readInstances(world: World): InstanceView[] {
  const now = world.now();
  return [...world.state.instances.values()]
    .filter(instance => !isForgotten(instance, now))
    .map(instance => ({
      instanceId: instance.instanceId,
      state: stateAt(instance, now),
      instanceType: instance.instanceType,
      platform: instance.platform,
      subnetId: instance.subnetId,
      privateDnsName: instance.privateDnsName,
      clientToken: instance.clientToken,
      online: isOnline(instance, now),
      tags: { ...instance.tags },
      volumeTags: { ...instance.volume.tags },
    }));
}
