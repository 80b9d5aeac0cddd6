import type { Instance } from '../ec2/Instance';
import { findSecret } from '../secretsmanager/Secret';
import type { World } from '../world/World';
import { describeSession } from './Host';
import { HostEntry, Preamble, readPreamble } from './preamble';

/** How a script ended. */
export interface ScriptResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

const DCV_VERSION = '2025.0.20103';

/** Plays a script of the portal on a host, by the variables it begins with. */
export function runScript(
  world: World,
  options: { instance: Instance; script: string; at: number },
): ScriptResult {
  const { instance, script } = options;
  const preamble = readPreamble(script, instance.platform);
  if (!preamble) return failure('The simulated host cannot run this script.');
  switch (preamble.action) {
    case 'prepare':
      return prepare(world, { ...options, preamble });
    case 'inspect':
      return inspect(world, options);
    default:
      return failure(`Unknown VDI_ACTION '${preamble.action}'.`);
  }
}

function prepare(
  world: World,
  {
    instance,
    preamble,
    at,
  }: { instance: Instance; preamble: Preamble; at: number },
): ScriptResult {
  const entry = preamble.hosts.find(
    ({ instanceId }) => instanceId === instance.instanceId,
  );
  if (!entry) return failure(`VDI_HOSTS does not name ${instance.instanceId}.`);
  const { osUser, secretId, workstationId } = entry;
  const lacksSecret = secretId !== undefined && !findSecret(world, secretId);
  if (lacksSecret && !instance.foreign) {
    return failure(`Secrets Manager can't find the secret '${secretId}'.`);
  }
  const earlier = world.state.hosts.get(instance.instanceId);
  const kept = earlier?.session?.owner === osUser ? earlier : undefined;
  world.state.hosts.set(instance.instanceId, {
    instanceId: instance.instanceId,
    workstationId,
    verifierUrl: `${preamble.verifier}/${workstationId}`,
    port: preamble.port,
    quic: preamble.quic,
    session:
      osUser === undefined
        ? undefined
        : kept?.session ?? {
            id: 'console',
            owner: osUser,
            type: 'console',
            createdAt: at,
          },
    connections: kept?.connections ?? [],
    lastDisconnectedAt: kept?.lastDisconnectedAt,
  });
  return success([...progress(preamble, entry), JSON.stringify(report(entry))]);
}

function progress(
  preamble: Preamble,
  { osUser, secretId }: HostEntry,
): string[] {
  return [
    `DCV server ${DCV_VERSION} found`,
    ...(secretId ? [`Password of ${osUser ?? 'nobody'} set`] : []),
    `Verifier and port ${preamble.port} set, QUIC ${
      preamble.quic ? 'on' : 'off'
    }`,
    ...(osUser ? [`Session console of ${osUser} is up`] : []),
  ];
}

function report({ workstationId, osUser }: HostEntry): object {
  return {
    workstationId,
    dcvVersion: DCV_VERSION,
    listening: true,
    ...(osUser && { sessionId: 'console', sessionOwner: osUser }),
  };
}

function inspect(
  world: World,
  { instance, at }: { instance: Instance; at: number },
): ScriptResult {
  const host = world.state.hosts.get(instance.instanceId);
  const session = host && describeSession(host, instance, at);
  return session
    ? success([JSON.stringify(session)])
    : failure('Could not find the session console.');
}

function success(lines: string[]): ScriptResult {
  return { exitCode: 0, stdout: `${lines.join('\n')}\n`, stderr: '' };
}

function failure(message: string): ScriptResult {
  return { exitCode: 1, stdout: '', stderr: `${message}\n` };
}
