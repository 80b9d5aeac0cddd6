import type { Platform } from '../ec2/Network';
import type { StepResult } from '../hosts';

/** One instance's part in a command; times in milliseconds since 1970. */
export interface Invocation {
  instanceId: string;
  /** Whose step of the document is run */
  platform: Platform;
  /** When the script ends on the host, if the host is there then */
  endsAt: number;
  /** Set when it has ended; a host that was away has no result and times out */
  end?: { at: number; result?: StepResult };
  cancelledAt?: number;
  /** The fault that makes it fail, with its message */
  failure?: string;
}

/** One SendCommand call. */
export interface Command {
  commandId: string;
  documentName: string;
  comment: string;
  parameters: Record<string, string>;
  requestedAt: number;
  visibleFrom: number;
  timeoutSeconds: number;
  invocations: Invocation[];
}

/** SSM's words for how an invocation stands. */
export type InvocationStatus =
  | 'Pending'
  | 'InProgress'
  | 'Success'
  | 'Failed'
  | 'TimedOut'
  | 'Cancelled';

export function statusOf(
  command: Command,
  invocation: Invocation,
  now: number,
): InvocationStatus {
  if (invocation.cancelledAt !== undefined) return 'Cancelled';
  if (invocation.end?.result) {
    return invocation.end.result.exitCode === 0 ? 'Success' : 'Failed';
  }
  return now >= command.requestedAt + command.timeoutSeconds * 1000
    ? 'TimedOut'
    : 'InProgress';
}

/** What SSM calls the status in full. */
export function statusDetails(status: InvocationStatus): string {
  return status === 'TimedOut' ? 'DeliveryTimedOut' : status;
}
