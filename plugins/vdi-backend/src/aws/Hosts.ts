import { MAX_HOSTS_PER_COMMAND } from '@deskstage/backstage-plugin-vdi-common/hosts';

export { MAX_HOSTS_PER_COMMAND };

/** A running instance that is to serve a workstation. */
export interface HostPreparation {
  instanceId: string;
  workstationId: string;
  /**
   * Account of the image that owns the DCV session. Absent while a workstation with a personal account waits in a
   * pool: then the host is set up without a session.
   */
  osUser?: string;
}

/** A running instance that is to serve a workstation with an account of its owner's. */
export interface HostAssignment {
  instanceId: string;
  workstationId: string;
  /** Account that is made and owns the DCV session */
  osUser: string;
  /** Secret with its password, which the host reads with its own role */
  secretId: string;
}

/** What a prepared host says of itself, as the last line of the script's output. */
export interface HostReport {
  workstationId: string;
  /** Version of the DCV server */
  dcvVersion: string;
  /** Whether the DCV server accepts connections on its port */
  listening: boolean;
  /** When the host booted, in milliseconds since 1970 by its own clock; absent from an older document */
  bootedAt?: number;
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
   * Sets up at most {@link MAX_HOSTS_PER_COMMAND} hosts in one command and answers with its id. Safe to send again.
   */
  prepare(hosts: HostPreparation[]): Promise<string>;
  /** Does the same for hosts that get an account of their owner's. */
  assign(hosts: HostAssignment[]): Promise<string>;
  /**
   * Results by command id and instance id, because a host may have been sent several commands; one that has not
   * answered yet is `running` or absent.
   */
  results(commandIds: string[]): Promise<Map<string, Map<string, HostResult>>>;
  /** Sends one command that asks at most {@link MAX_HOSTS_PER_COMMAND} hosts for their sessions. */
  observe(instanceIds: string[]): Promise<string>;
  /** Answers to {@link Hosts.observe} by instance id; an unreadable or missing answer is absent. */
  sessions(commandIds: string[]): Promise<Map<string, SessionObservation>>;
}
