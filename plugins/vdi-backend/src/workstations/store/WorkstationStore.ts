import type {
  Platform,
  WorkstationSort,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type {
  Actor,
  NewEvent,
  WorkstationPatch,
  WorkstationRecord,
} from '../WorkstationRecord';
import type { FleetCount } from './countFleet';

/** A condition on workstations that permission rules translate to. */
export interface WorkstationFilter {
  /** Entity refs of which one must be the owner */
  owners: string[];
}

/** Filters, order and page of a list. */
export interface ListWorkstationsOptions {
  /** `null`: those without an owner */
  owner?: string | null;
  entity?: string;
  /** All but `terminated` when empty */
  statuses?: WorkstationStatus[];
  template?: string;
  text?: string;
  /** What the caller may see; everything when absent */
  visible?: PermissionCriteria<WorkstationFilter>;
  sort: WorkstationSort;
  limit: number;
  cursor?: string;
}

/** A page of a list. */
export interface WorkstationRecordPage {
  items: WorkstationRecord[];
  total: number;
  nextCursor?: string;
}

/** The template that a workstation is made from. */
export interface TemplateChoice {
  templateId: string;
  templateName: string;
  launchTemplateId: string;
  templateVersion: number;
  platform: Platform;
  identityMode: 'shared' | 'personal';
  /** The account that is baked into the image; only in identity mode `shared` */
  sharedUser: string;
  /** Size of the root volume, in gibibytes */
  diskGib?: number;
  /** Whether its machines are launched so that they can hibernate */
  hibernation: boolean;
  /** Seconds after which a desktop is stopped, unless its owner prolongs them */
  stopAfter?: number;
}

/** A person's request for a workstation. */
export interface RequestWorkstationOptions {
  template: TemplateChoice;
  ownerRef: string;
  /** The owner's account name for identity mode `personal` */
  personalUser: string;
  name?: string;
  entityRef?: string;
  limit: number;
  /** Whether a warm one may be given. @default true */
  claims?: boolean;
  idempotency?: { key: string; requestHash: string };
  actor: Actor;
  now: Date;
}

/** A workstation's place in the comparison of database and fleet. */
export type FleetRow = Pick<
  WorkstationRecord,
  | 'id'
  | 'status'
  | 'intent'
  | 'readyAt'
  | 'instanceId'
  | 'launchId'
  | 'statusSince'
  | 'launchedAt'
  | 'nextCheckAt'
>;

/** How many workstations a version of a template has. */
export interface VersionCount {
  templateId: string;
  version: number;
  live: number;
  warm: number;
  /** Of the warm ones, those that the pool neither counts nor ends */
  byHand: number;
  /** Those with an owner */
  owned: number;
}

/** The workstations in SQL. Every change of a row is compared with its revision and leaves a line in its history. */
export interface WorkstationStore {
  get(id: string): Promise<WorkstationRecord | undefined>;
  getMany(ids: string[]): Promise<WorkstationRecord[]>;
  list(options: ListWorkstationsOptions): Promise<WorkstationRecordPage>;
  /** Workstations by status, of those that the caller may see. */
  countByStatus(
    visible?: PermissionCriteria<WorkstationFilter>,
  ): Promise<Partial<Record<WorkstationStatus, number>>>;
  /** Workstations that have not ended, and warm ones, by template id and version. */
  countByTemplate(): Promise<VersionCount[]>;
  countConnected(): Promise<number>;
  /** The state of the fleet by template, for metrics. */
  countFleet(now: Date): Promise<FleetCount[]>;
  /**
   * Whether a person waits for a machine that EC2 did not give at once, for want of capacity or because it throttles;
   * what is launched without an owner would take it from them.
   */
  peopleWait(now: Date): Promise<boolean>;
  /** Workstations that count towards a person's limit. */
  countOwned(ownerRef: string): Promise<number>;
  /** Median seconds of the last cold launches that became ready, by template id. */
  typicalSeconds(templateIds: string[]): Promise<Map<string, number>>;

  /**
   * Gives a warm workstation of the template's version or enters a new request.
   *
   * @throws ConflictError when the person has as many as the limit, or used the key for another request
   */
  request(options: RequestWorkstationOptions): Promise<WorkstationRecord>;
  /**
   * The workstation that an earlier request with the same key made.
   *
   * @throws ConflictError when the key was used for another request
   */
  findRequested(
    options: Pick<RequestWorkstationOptions, 'ownerRef' | 'idempotency'>,
  ): Promise<WorkstationRecord | undefined>;
  /** Enters requests for workstations without an owner. */
  requestPooled(options: {
    template: TemplateChoice;
    count: number;
    actor: Actor;
    now: Date;
  }): Promise<WorkstationRecord[]>;
  /**
   * Changes a row if nobody has changed it since it was read, and writes the events of the change in the same
   * transaction. Answers `undefined` when somebody has.
   *
   * @throws ConflictError when there is a `limit` and the owner has as many without this one
   */
  update(
    workstation: WorkstationRecord,
    change: {
      patch: WorkstationPatch;
      events?: NewEvent[];
      limit?: number;
      now: Date;
    },
  ): Promise<WorkstationRecord | undefined>;
  /** Enters a row rebuilt from an instance's tags, unless there is one with its id or instance. */
  adopt(workstation: WorkstationRecord, event: NewEvent): Promise<boolean>;
  /** Writes what a look at the hosts found, without a new revision. */
  recordConnections(
    observations: { id: string; connections: number }[],
    now: Date,
  ): Promise<void>;

  /** What the comparison with the fleet needs of the rows that have an instance or await one. */
  listForSweep(): Promise<FleetRow[]>;
  /** Those of the ids that have a row, ended ones too. */
  existing(ids: string[]): Promise<Set<string>>;
  /** Ended workstations that had one of the instances. */
  endedWith(instanceIds: string[]): Promise<WorkstationRecord[]>;
  /** Ready workstations with a machine, for a look at who is connected. */
  listReady(): Promise<
    { id: string; instanceId: string; platform: Platform }[]
  >;
  databaseCreatedAt(): Promise<Date>;
  /** A small fact that replicas share. */
  readState(key: string): Promise<string | undefined>;
  writeState(key: string, value: string): Promise<void>;
  /**
   * Moves every deadline later: time in which nobody looked does not count.
   *
   * @param by - milliseconds
   */
  prolong(by: number): Promise<void>;
  /** Makes the rows due now. */
  kick(ids: string[], now: Date): Promise<void>;
  /** Deletes rows that ended before, their history, and used-up idempotency keys. */
  purge(options: { endedBefore: Date; keysBefore: Date }): Promise<void>;
}
