import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { paginateByPosition } from '../aws/paginate';
import type { Command } from './Command';
import { statusOf } from './Command';
import {
  describeCommand,
  describeInvocation,
  describeInvocationInFull,
} from './describeCommand';
import type { SsmContext } from './SsmContext';

export function getCommandInvocation(
  { world }: SsmContext,
  input: JsonInput,
): object {
  const now = world.now();
  const command = world.state.commands.get(input.requiredText('CommandId'));
  const instanceId = input.requiredText('InstanceId');
  const invocation = command?.invocations.find(
    candidate => candidate.instanceId === instanceId,
  );
  if (!command || !invocation || now < command.visibleFrom) {
    throw new AwsError('InvocationDoesNotExist', '');
  }
  return describeInvocationInFull(command, invocation, {
    now,
    pluginName: input.text('PluginName'),
  });
}

/** Newest command first. */
export function listCommandInvocations(
  { world }: SsmContext,
  input: JsonInput,
): object {
  const now = world.now();
  const instanceId = input.text('InstanceId');
  const found = visibleCommands(
    world.state.commands,
    input.text('CommandId'),
    now,
  ).flatMap(command =>
    command.invocations
      .filter(
        invocation =>
          instanceId === undefined || invocation.instanceId === instanceId,
      )
      .map(invocation => ({ command, invocation })),
  );
  const page = paginateByPosition(found, pageOptions(input));
  const options = { now, details: input.flag('Details') };
  return {
    CommandInvocations: page.items.map(({ command, invocation }) =>
      describeInvocation(command, invocation, options),
    ),
    NextToken: page.nextToken,
  };
}

export function listCommands({ world }: SsmContext, input: JsonInput): object {
  const now = world.now();
  const instanceId = input.text('InstanceId');
  const found = visibleCommands(
    world.state.commands,
    input.text('CommandId'),
    now,
  ).filter(
    ({ invocations }) =>
      instanceId === undefined ||
      invocations.some(invocation => invocation.instanceId === instanceId),
  );
  const page = paginateByPosition(found, pageOptions(input));
  return {
    Commands: page.items.map(command => describeCommand(command, now)),
    NextToken: page.nextToken,
  };
}

/** Cancels what has not ended, on all instances or the named ones. */
export function cancelCommand({ world }: SsmContext, input: JsonInput): object {
  const now = world.now();
  const command = world.state.commands.get(input.requiredText('CommandId'));
  if (!command) throw new AwsError('InvalidCommandId', '');
  const instanceIds = input.texts('InstanceIds', 50);
  for (const invocation of command.invocations) {
    const meant =
      instanceIds.length === 0 || instanceIds.includes(invocation.instanceId);
    if (meant && statusOf(command, invocation, now) === 'InProgress') {
      invocation.cancelledAt = now;
    }
  }
  return {};
}

function visibleCommands(
  commands: Map<string, Command>,
  commandId: string | undefined,
  now: number,
): Command[] {
  const all =
    commandId === undefined
      ? [...commands.values()].reverse()
      : [commands.get(commandId) ?? []].flat();
  return all.filter(({ visibleFrom }) => now >= visibleFrom);
}

function pageOptions(input: JsonInput) {
  return {
    limit: input.integer('MaxResults', 1, 50) ?? 50,
    token: input.text('NextToken'),
    invalidToken: 'InvalidNextToken',
  };
}
