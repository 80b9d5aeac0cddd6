import {
  Command,
  Invocation,
  InvocationStatus,
  statusDetails,
  statusOf,
} from './Command';

const MAX_OUTPUT = 24_000;
const MAX_ERROR = 8_000;
const MAX_PLUGIN_OUTPUT = 2500;
const TRUNCATED = '\n---Output truncated---';

/** As ListCommands and SendCommand describe it. */
export function describeCommand(command: Command, now: number): object {
  const statuses = command.invocations.map(invocation =>
    statusOf(command, invocation, now),
  );
  const ended = statuses.filter(status => status !== 'InProgress');
  return {
    CommandId: command.commandId,
    DocumentName: command.documentName,
    Comment: command.comment,
    Parameters: command.parameters,
    InstanceIds: command.invocations.map(({ instanceId }) => instanceId),
    RequestedDateTime: command.requestedAt / 1000,
    ExpiresAfter: command.requestedAt / 1000 + command.timeoutSeconds,
    TimeoutSeconds: command.timeoutSeconds,
    Status: overall(statuses),
    StatusDetails: overall(statuses),
    TargetCount: statuses.length,
    CompletedCount: ended.length,
    ErrorCount: ended.filter(status => status === 'Failed').length,
    DeliveryTimedOutCount: ended.filter(status => status === 'TimedOut').length,
  };
}

/** As ListCommandInvocations describes it. */
export function describeInvocation(
  command: Command,
  invocation: Invocation,
  options: { now: number; details: boolean },
): object {
  const status = statusOf(command, invocation, options.now);
  return {
    CommandId: command.commandId,
    InstanceId: invocation.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    RequestedDateTime: command.requestedAt / 1000,
    Status: status,
    StatusDetails: statusDetails(status),
    StandardOutputUrl: '',
    StandardErrorUrl: '',
    CommandPlugins: options.details
      ? [describePlugin(command, invocation, status)]
      : [],
  };
}

/** As GetCommandInvocation describes it. */
export function describeInvocationInFull(
  command: Command,
  invocation: Invocation,
  now: number,
): object {
  const status = statusOf(command, invocation, now);
  const result = shownResult(invocation);
  const ended = invocation.end && new Date(invocation.end.at).toISOString();
  return {
    CommandId: command.commandId,
    InstanceId: invocation.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    PluginName: pluginName(command),
    ResponseCode: result?.exitCode ?? -1,
    ExecutionStartDateTime: result
      ? new Date(command.requestedAt).toISOString()
      : '',
    ExecutionElapsedTime: result && 'PT1S',
    ExecutionEndDateTime: (result && ended) ?? '',
    Status: status,
    StatusDetails: statusDetails(status),
    StandardOutputContent: result?.stdout.slice(0, MAX_OUTPUT) ?? '',
    StandardErrorContent: result?.stderr.slice(0, MAX_ERROR) ?? '',
    StandardOutputUrl: '',
    StandardErrorUrl: '',
  };
}

function describePlugin(
  command: Command,
  invocation: Invocation,
  status: InvocationStatus,
): object {
  const result = shownResult(invocation);
  return {
    Name: pluginName(command),
    Status: status,
    StatusDetails: statusDetails(status),
    ResponseCode: result?.exitCode ?? -1,
    ResponseStartDateTime: command.requestedAt / 1000,
    ResponseFinishDateTime: invocation.end && invocation.end.at / 1000,
    Output: result ? pluginOutput(result) : '',
  };
}

/** The list shows both streams as one text and cuts it short. */
function pluginOutput({
  stdout,
  stderr,
}: {
  stdout: string;
  stderr: string;
}): string {
  const text =
    stderr === '' ? stdout : `${stdout}\n----------ERROR-------\n${stderr}`;
  return text.length <= MAX_PLUGIN_OUTPUT
    ? text
    : text.slice(0, MAX_PLUGIN_OUTPUT - TRUNCATED.length) + TRUNCATED;
}

function shownResult({ end, cancelledAt }: Invocation) {
  return cancelledAt === undefined ? end?.result : undefined;
}

function pluginName({ documentName }: Command): string {
  return documentName === 'AWS-RunShellScript'
    ? 'aws:runShellScript'
    : 'aws:runPowerShellScript';
}

function overall(statuses: InvocationStatus[]): InvocationStatus {
  const order: InvocationStatus[] = [
    'InProgress',
    'Failed',
    'TimedOut',
    'Cancelled',
  ];
  return order.find(status => statuses.includes(status)) ?? 'Success';
}
