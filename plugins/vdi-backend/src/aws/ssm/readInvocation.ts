import type { CommandInvocation } from '@aws-sdk/client-ssm';
import { z } from 'zod';
import type { HostResult, SessionObservation } from '../Hosts';

const ERROR_MARK = '----------ERROR-------';
const TRUNCATED_MARK = /-+ ?Output truncated ?-+/i;
const MAX_MESSAGE = 400;
// What SSM says of the steps for other operating systems, which count as done.
const SKIPPED = /^Step execution skipped due to /;

const reportSchema = z.object({
  workstationId: z.string().min(1),
  dcvVersion: z.string().min(1),
  listening: z.boolean(),
  bootedAt: z.number().int().positive().optional(),
  sessionId: z.string().min(1).optional(),
  sessionOwner: z.string().min(1).optional(),
});

const sessionSchema = z.object({
  'num-of-connections': z.number().int().nonnegative(),
});

const RUNNING = new Set(['Pending', 'InProgress', 'Delayed', 'Cancelling']);

// The host was not reached, or was cut short: the same command may well succeed next time.
const RETRYABLE = new Set([
  'TimedOut',
  'DeliveryTimedOut',
  'ExecutionTimedOut',
  'Undeliverable',
  'Cancelled',
  'Canceled',
  'Terminated',
  'RateExceeded',
]);

/** Whether the host has answered. */
export function isOver(invocation: CommandInvocation): boolean {
  return !RUNNING.has(invocation.Status ?? 'Pending');
}

/** Standard output and standard error, which SSM gives as one text. */
function outputOf(invocation: CommandInvocation): {
  stdout: string;
  stderr: string;
} {
  const outputs = (invocation.CommandPlugins ?? []).map(
    plugin => plugin.Output ?? '',
  );
  const done = outputs.filter(output => !SKIPPED.test(output));
  const text = (done.length > 0 ? done : outputs).join('\n');
  const [stdout, ...stderr] = text.split(ERROR_MARK);
  return { stdout, stderr: stderr.join('\n') };
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !TRUNCATED_MARK.test(line));
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function cut(text: string): string {
  return text.length > MAX_MESSAGE ? `…${text.slice(1 - MAX_MESSAGE)}` : text;
}

/** The script's own sentence when there is one, else the end of what it printed. */
function failureMessage(invocation: CommandInvocation): string {
  const { stdout, stderr } = outputOf(invocation);
  const lines = [...linesOf(stdout), ...linesOf(stderr)];
  const own = lines.findLast(line => line.startsWith('vdi: '));
  if (own) {
    return cut(own.slice('vdi: '.length));
  }
  const status = invocation.StatusDetails ?? invocation.Status;
  return lines.length > 0
    ? cut(lines.slice(-3).join(' · '))
    : `The command ended with status '${status}' and without a word.`;
}

function readReport(invocation: CommandInvocation): HostResult {
  const line = linesOf(outputOf(invocation).stdout).at(-1);
  const parsed = reportSchema.safeParse(parseJson(line));
  if (parsed.success) {
    return { state: 'done', report: parsed.data };
  }
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.join('.') || 'the last line'}: ${message}`,
  );
  return {
    state: 'failed',
    message: cut(
      `The host's report is not as expected (${problems.join('; ')}).`,
    ),
    retryable: false,
  };
}

/** How a host stands with its preparation. */
export function readResult(invocation: CommandInvocation): HostResult {
  if (!isOver(invocation)) {
    return { state: 'running' };
  }
  if (invocation.Status === 'Success') {
    return readReport(invocation);
  }
  const status = [invocation.StatusDetails, invocation.Status].find(
    value => value !== undefined && RETRYABLE.has(value),
  );
  return status
    ? {
        state: 'failed',
        message: `SSM could not finish the command on the host (${status}).`,
        retryable: true,
      }
    : {
        state: 'failed',
        message: failureMessage(invocation),
        retryable: false,
      };
}

/** Who is connected; `undefined` when the answer is missing or makes no sense. */
export function readSession(
  invocation: CommandInvocation,
): SessionObservation | undefined {
  if (invocation.Status !== 'Success') {
    return undefined;
  }
  const line = linesOf(outputOf(invocation).stdout).at(-1);
  const parsed = sessionSchema.safeParse(parseJson(line));
  return parsed.success
    ? { connections: parsed.data['num-of-connections'] }
    : undefined;
}
