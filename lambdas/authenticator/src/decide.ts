import type { Grant, OpenRoute } from '@deskstage/vdi-lambda-directory';
import type { Credentials } from './credentials';

/** Whom to let in, or why not. The reasons are for the log, never for whoever asks. */
export type Decision =
  | { letIn: true; osUser: string }
  | {
      letIn: false;
      reason:
        | 'unknown-grant'
        | 'other-workstation'
        | 'expired'
        | 'no-open-route'
        | 'stale-epoch'
        | 'other-session';
    };

/** @param now - milliseconds since 1970 */
export function decide(
  credentials: Credentials,
  grant: Grant | undefined,
  route: OpenRoute | undefined,
  now: number,
): Decision {
  if (!grant) {
    return { letIn: false, reason: 'unknown-grant' };
  }
  if (grant.workstationId !== credentials.workstationId) {
    return { letIn: false, reason: 'other-workstation' };
  }
  if (now >= grant.expiresAt * 1000) {
    return { letIn: false, reason: 'expired' };
  }
  if (!route) {
    return { letIn: false, reason: 'no-open-route' };
  }
  if (grant.epoch !== route.epoch) {
    return { letIn: false, reason: 'stale-epoch' };
  }
  if (credentials.serverSessionId !== route.serverSessionId) {
    return { letIn: false, reason: 'other-session' };
  }
  return { letIn: true, osUser: route.osUser };
}
