import {
  Command,
  Invocation,
  InvocationStatus,
  statusDetails,
  statusOf,
} from './Command';
import { STEPS } from './documents';

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
    Parameters: Object.fromEntries(
      Object.entries(command.parameters).map(([name, value]) => [
        name,
        [value],
      ]),
    ),
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
      ? STEPS.map(step => describeStep(command, invocation, { step, status }))
      : [],
  };
}

/** As GetCommandInvocation describes it. */
export function describeInvocationInFull(
  command: Command,
  invocation: Invocation,
  { now, pluginName }: { now: number; pluginName?: string },
): object {
  const status = statusOf(command, invocation, now);
  // Of a document with several steps, only the output of the one that was asked for is shown.
  const result =
    pluginName === invocation.platform ? shownResult(invocation) : undefined;
  const ended = invocation.end && new Date(invocation.end.at).toISOString();
  return {
    CommandId: command.commandId,
    InstanceId: invocation.instanceId,
    Comment: command.comment,
    DocumentName: command.documentName,
    PluginName: pluginName ?? '',
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

function describeStep(
  command: Command,
  invocation: Invocation,
  { step, status }: { step: (typeof STEPS)[number]; status: InvocationStatus },
): object {
  const times = {
    Name: step.name,
    ResponseStartDateTime: command.requestedAt / 1000,
    ResponseFinishDateTime: invocation.end && invocation.end.at / 1000,
  };
  const result = shownResult(invocation);
  if (step.name !== invocation.platform) {
    const skipped = `Step execution skipped due to unsatisfied preconditions: '"StringEquals": [platformType, ${step.platformType}]'. Step name: ${step.name}`;
    return {
      ...times,
      Status: result ? 'Success' : status,
      StatusDetails: result ? 'Success' : statusDetails(status),
      ResponseCode: result ? 0 : -1,
      Output: result ? skipped : '',
    };
  }
  return {
    ...times,
    Status: status,
    StatusDetails: statusDetails(status),
    ResponseCode: result?.exitCode ?? -1,
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

function overall(statuses: InvocationStatus[]): InvocationStatus {
  const order: InvocationStatus[] = [
    'InProgress',
    'Failed',
    'TimedOut',
    'Cancelled',
  ];
  return order.find(status => statuses.includes(status)) ?? 'Success';
}
