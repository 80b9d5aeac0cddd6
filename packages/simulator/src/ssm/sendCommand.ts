import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { Instance, isOnline } from '../ec2/Instance';
import { ACCOUNT_ID } from '../world/World';
import type { Command } from './Command';
import { describeCommand } from './describeCommand';
import { documentAction, readParameters } from './documents';
import type { SsmContext } from './SsmContext';

const MAX_INSTANCES = 50;

export function sendCommand(context: SsmContext, input: JsonInput): object {
  const { world, faults, runner } = context;
  const documentName = input.requiredText('DocumentName');
  const action = documentAction(world, documentName);
  if (!action) {
    throw new AwsError(
      'InvalidDocument',
      `Document with name ${documentName} does not exist.`,
    );
  }
  const instanceIds = input.texts('InstanceIds', MAX_INSTANCES);
  const parameters = readParameters(action, input.child('Parameters'));
  const instances = requireOnline(context, instanceIds);
  const now = world.now();
  const command: Command = {
    commandId: world.random.uuid(),
    documentName,
    comment: input.text('Comment') ?? '',
    parameters,
    requestedAt: now,
    visibleFrom: world.visibleFrom(),
    timeoutSeconds: input.integer('TimeoutSeconds', 30, 2_592_000) ?? 3600,
    invocations: instances.map(instance => ({
      instanceId: instance.instanceId,
      platform: instance.platform,
      endsAt:
        now + world.duration(world.timing.commandSeconds, instance.platform),
      failure: takeFailure(faults),
    })),
  };
  world.state.commands.set(command.commandId, command);
  runner.add(command);
  forgetOld(world.state.commands, now);
  return { Command: describeCommand(command, now) };
}

function requireOnline(
  { world }: SsmContext,
  instanceIds: string[],
): Instance[] {
  const now = world.now();
  const instances = [...new Set(instanceIds)].map(id => ({
    id,
    instance: world.state.instances.get(id),
  }));
  const away = instances.filter(
    ({ instance }) => !instance || !isOnline(instance, now),
  );
  if (instances.length === 0 || away.length > 0) {
    throw new AwsError(
      'InvalidInstanceId',
      `Instances [[${away
        .map(({ id }) => id)
        .join(', ')}]] not in a valid state for account ${ACCOUNT_ID}`,
    );
  }
  return instances.flatMap(({ instance }) => instance ?? []);
}

function takeFailure(faults: SsmContext['faults']): string | undefined {
  const fault = faults.take('command-failure', {
    service: 'ssm',
    action: 'SendCommand',
  });
  return (
    fault &&
    (fault.message ?? 'The simulator was told to let this command fail.')
  );
}

/** SSM keeps a command's history for 30 days; the simulator for a day. */
function forgetOld(commands: Map<string, Command>, now: number): void {
  for (const { commandId, requestedAt } of commands.values()) {
    if (requestedAt > now - 24 * 60 * 60 * 1000) return;
    commands.delete(commandId);
  }
}
