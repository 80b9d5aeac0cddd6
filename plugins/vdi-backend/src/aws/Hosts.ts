import type {
  IdentityMode,
  Platform,
} from '@deskstage/backstage-plugin-vdi-common';

/** A running instance that is to serve a workstation. */
export interface HostPreparation {
  instanceId: string;
  workstationId: string;
  /**
   * Account that owns the DCV session. Absent while a workstation of identity mode `personal` waits in a pool: then
   * the host is set up without a session.
   */
  osUser?: string;
  identityMode: IdentityMode;
  /** Secret with the password of `osUser`; only in identity mode `personal`. The host reads it with its own role. */
  secretId?: string;
}

/** What a prepared host says of itself, as the last line of the script's output. */
export interface HostReport {
  workstationId: string;
  /** Version of the DCV server */
  dcvVersion: string;
  /** Whether the DCV server accepts connections on its port */
  listening: boolean;
  /** The session's id on the server; absent when no session was asked for */
  sessionId?: string;
  /** The session's owner; absent when no session was asked for */
  sessionOwner?: string;
}

/** How the preparation of one host stands. */
export type HostResult =
  | { state: 'running' }
  | { state: 'done'; report: HostReport }
  /** `retryable`: the host was not reached or the command timed out. */
  | { state: 'failed'; message: string; retryable: boolean };

/** Who is connected to a workstation. */
export interface SessionObservation {
  connections: number;
}

/** The machines' insides, reached through SSM Run Command. */
export interface Hosts {
  /** Those of the instances whose SSM agent is online. */
  online(instanceIds: string[]): Promise<Set<string>>;
  /**
   * Sets up at most {@link MAX_HOSTS_PER_COMMAND} hosts of one platform in one command and answers with its id.
   * Safe to send again.
   */
  prepare(platform: Platform, hosts: HostPreparation[]): Promise<string>;
  /**
   * Results by command id and instance id, because a host may have been sent several commands; one that has not
   * answered yet is `running` or absent.
   */
  results(commandIds: string[]): Promise<Map<string, Map<string, HostResult>>>;
  /** Sends one command that asks hosts of one platform (at most {@link MAX_HOSTS_PER_COMMAND}) for their sessions. */
  inspect(platform: Platform, instanceIds: string[]): Promise<string>;
  /** Answers to {@link Hosts.inspect} by instance id; an unreadable or missing answer is absent. */
  sessions(commandIds: string[]): Promise<Map<string, SessionObservation>>;
}

/** SSM takes this many instance ids in one SendCommand. */
export const MAX_HOSTS_PER_COMMAND = 50;
