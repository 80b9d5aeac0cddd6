import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { HostResult, Instance } from '../aws';
import type { EventDetails } from '../workstations/WorkstationRecord';

/** What is known of a workstation's machine in one pass. */
export interface Observation {
  /** False when EC2 could not be asked; then `instance` says nothing. */
  known: boolean;
  /** Absent when EC2 does not know the instance. */
  instance?: Instance;
  /** Whether the SSM agent of the instance is online; absent when nobody asked. */
  hostOnline?: boolean;
  /** How the SSM command of the workstation stands; absent when there is none or it does not answer yet. */
  host?: HostResult;
  /** Whether the workstation's launch is still without an answer from EC2. */
  launchPending?: boolean;
}

/** The next thing to do for one workstation. Every step can be repeated without harm. */
export type Step =
  /** Nothing, until somebody asks or the sweep finds a difference */
  | { kind: 'rest' }
  | { kind: 'wait' }
  /** Join a new launch */
  | { kind: 'launch' }
  /** Ask EC2 again how the pending launch went */
  | { kind: 'resend-launch' }
  /** The launch gave it no machine, or took it away: ask again */
  | { kind: 'requeue'; code: string; message: string }
  | { kind: 'start-instance' }
  | { kind: 'stop-instance'; hibernate: boolean }
  | { kind: 'reboot-instance' }
  /** Change the type of the stopped instance */
  | { kind: 'resize-instance'; instanceType: string }
  | { kind: 'terminate-instance' }
  | { kind: 'prepare' }
  /** Send the preparation again at the next pass */
  | { kind: 'repeat-preparation'; message: string }
  /** The host has not rebooted yet: prepare it again a little later */
  | { kind: 'await-reboot' }
  /** Tell the owner that it will be stopped soon */
  | { kind: 'announce-stop' }
  /** The old machine has ended: ask for one of another version */
  | { kind: 'rebuild'; version: number }
  | { kind: 'close-route' }
  | { kind: 'tag' }
  /** A failed launch was cleaned up: nothing of it is left in AWS */
  | { kind: 'forget-instance' }
  /** Move to another status; nothing outside changes */
  | { kind: 'become'; status: WorkstationStatus; details?: EventDetails }
  /** Like `become`, and no grant minted before opens it any more */
  | {
      kind: 'drift';
      status: 'stopping' | 'starting' | 'terminating';
      message: string;
    }
  | { kind: 'fail'; code: string; message: string };
