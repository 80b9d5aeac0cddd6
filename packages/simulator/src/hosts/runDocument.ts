import type { HostAction } from '@deskstage/backstage-plugin-vdi-common/hosts';
import type { Instance } from '../ec2/Instance';
import { bootedAt } from '../ec2/Instance';
import { findSecret } from '../secretsmanager/Secret';
import type { World } from '../world/World';
import { describeSession } from './Host';

/** How a step of a document ended. */
export interface StepResult {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** Values of a document's parameters, which match its patterns. */
export type DocumentParameters = Record<string, string>;

/** One of the machines in `Hosts`. */
interface HostEntry {
  instanceId: string;
  workstationId: string;
  osUser?: string;
  secretId?: string;
}

interface Run {
  instance: Instance;
  parameters: DocumentParameters;
  at: number;
}

const DCV_VERSION = '2025.0.20103';

/** Does on a host what the document's scripts would. */
export function runDocument(
  world: World,
  action: HostAction,
  run: Run,
): StepResult {
  return action === 'observe' ? observe(world, run) : setUp(world, run);
}

function setUp(world: World, { instance, parameters, at }: Run): StepResult {
  const entry = readHosts(parameters.Hosts).find(
    ({ instanceId }) => instanceId === instance.instanceId,
  );
  if (!entry) {
    return failure(
      `This machine is '${instance.instanceId}', which the command does not name.`,
    );
  }
  const { osUser, secretId, workstationId } = entry;
  const lacksSecret = secretId !== undefined && !findSecret(world, secretId);
  if (lacksSecret && !instance.foreign) {
    return failure(
      `The password of '${osUser}' could not be read; there is no secret '${secretId}'.`,
    );
  }
  if (world.state.images.get(instance.imageId)?.broken) {
    return failure(
      `The DCV server does not listen on port ${parameters.Port} within 60 seconds.`,
      7,
    );
  }
  const earlier = world.state.hosts.get(instance.instanceId);
  const kept = earlier?.session?.owner === osUser ? earlier : undefined;
  world.state.hosts.set(instance.instanceId, {
    instanceId: instance.instanceId,
    workstationId,
    verifierUrl: `${parameters.VerifierUrl}/${workstationId}`,
    port: Number(parameters.Port),
    quic: parameters.Quic === 'true',
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
  return success(JSON.stringify(report(entry, bootedAt(instance, at))));
}

function readHosts(text: string): HostEntry[] {
  return text.split(';').map(entry => {
    const [instanceId, workstationId, osUser, secretId] = entry.split(',');
    return {
      instanceId,
      workstationId,
      osUser: osUser === '-' ? undefined : osUser,
      secretId,
    };
  });
}

function report(
  { workstationId, osUser }: HostEntry,
  booted: number | undefined,
): object {
  return {
    workstationId,
    dcvVersion: DCV_VERSION,
    listening: true,
    // The kernel counts whole seconds.
    ...(booted !== undefined && { bootedAt: Math.floor(booted / 1000) * 1000 }),
    ...(osUser && { sessionId: 'console', sessionOwner: osUser }),
  };
}

function observe(world: World, { instance, at }: Run): StepResult {
  const host = world.state.hosts.get(instance.instanceId);
  const session = host && describeSession(host, instance, at);
  return session
    ? success(JSON.stringify(session))
    : { ...failure(''), stderr: 'Could not find the session console.\n' };
}

function success(line: string): StepResult {
  return { exitCode: 0, stdout: `${line}\n`, stderr: '' };
}

function failure(sentence: string, exitCode = 1): StepResult {
  return { exitCode, stdout: '', stderr: `vdi: ${sentence}\n` };
}
