import type {
  IdentityMode,
  Platform,
  WorkstationEventType,
  WorkstationIntent,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';

/** `hibernate` keeps what is in memory. */
export type StopMode = 'stop' | 'hibernate';

/** A workstation as the database knows it. */
export interface WorkstationRecord {
  id: string;
  revision: number;
  epoch: number;
  status: WorkstationStatus;
  statusSince: Date;
  intent: WorkstationIntent;
  name: string;
  templateId: string;
  templateName: string;
  launchTemplateId: string;
  templateVersion: number;
  platform: Platform;
  identityMode: IdentityMode;
  /** Account that owns the DCV session; unknown while a personal workstation waits in a pool */
  osUser?: string;
  ownerRef?: string;
  entityRef?: string;
  launchId?: string;
  instanceId?: string;
  instanceType?: string;
  availabilityZone?: string;
  privateDnsName?: string;
  commandId?: string;
  routeClosed: boolean;
  tagsPending: boolean;
  attempts: number;
  placement: number;
  reasonCode?: string;
  reasonMessage?: string;
  connections?: number;
  connectedSince?: Date;
  connectionsAt?: Date;
  createdAt: Date;
  /** When it was asked for last: at first, or at the last retry */
  requestedAt: Date;
  claimedAt?: Date;
  launchedAt?: Date;
  runningSince?: Date;
  readyAt?: Date;
  terminatedAt?: Date;
  secondsToReady?: number;
  /** From its owner's request to ready, also for claimed ones */
  secondsToConnectable?: number;
  /** A warm one that its pool neither counts nor ends */
  startedByHand: boolean;
  /** Size of the root volume, in gibibytes */
  diskGib?: number;
  /** Whether the machine was launched so that it can hibernate */
  hibernation: boolean;
  /** How it was stopped, or is to be */
  stopMode?: StopMode;
  /** Instance type that it gets as soon as it is stopped */
  wantedType?: string;
  /** Version that it is made anew from when its machine has ended */
  rebuildVersion?: number;
  /** When it was told to reboot; absent once that is proven */
  rebootedAt?: Date;
  /** Seconds after which a desktop is stopped, unless its owner prolongs them */
  stopAfter?: number;
  stopAt?: Date;
  stopAnnouncedAt?: Date;
  deadlineAt?: Date;
  nextCheckAt?: Date;
}

/** What one update changes; a key with the value `undefined` empties the column. */
export type WorkstationPatch = Partial<
  Omit<WorkstationRecord, 'id' | 'revision'>
>;

/** Who did something. */
export type Actor =
  | { kind: 'user'; ref: string }
  | { kind: 'service'; ref: string }
  | { kind: 'system' };

export const SYSTEM: Actor = { kind: 'system' };

/** Facts of an event; never secrets. */
export type EventDetails = Record<string, string | number | boolean>;

/** A line for the history, written in the transaction of the change that it tells of. */
export interface NewEvent {
  type: WorkstationEventType;
  actor: Actor;
  message?: string;
  details?: EventDetails;
}

/** A line of the history. */
export interface EventRecord extends NewEvent {
  id: string;
  workstationId: string;
  at: Date;
  status: WorkstationStatus;
}

/** A RunInstances call that is under way or answered. */
export interface LaunchRecord {
  id: string;
  state: 'pending' | 'answered' | 'refused';
  templateId: string;
  launchTemplateId: string;
  templateVersion: number;
  count: number;
  subnetId?: string;
  instanceType?: string;
  /** Whether its machines are launched so that they can hibernate */
  hibernation: boolean;
  tags: Record<string, string>;
  createdAt: Date;
}
