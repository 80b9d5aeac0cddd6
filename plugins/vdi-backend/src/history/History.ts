import type {
  EventRecord,
  NewEvent,
  WorkstationRecord,
} from '../workstations/WorkstationRecord';

/** A line of the history with what its readers need of the workstation. */
export interface Announcement {
  event: EventRecord;
  workstation: WorkstationRecord;
}

/** What happened to workstations. It is also the outbox: every line is announced at least once. */
export interface History {
  /** Newest first. */
  list(
    workstationId: string,
    page: { limit: number; cursor?: string },
  ): Promise<{ items: EventRecord[]; nextCursor?: string }>;
  /** Adds a line that comes with no change of the workstation. */
  append(
    workstation: Pick<WorkstationRecord, 'id' | 'status'>,
    event: NewEvent,
    now: Date,
  ): Promise<void>;
  /**
   * Hands lines that nobody has announced to `announce`, oldest first, and marks them when it resolves. Replicas do
   * not see each other's lines meanwhile. Answers how many there were.
   */
  drain(options: {
    limit: number;
    now: Date;
    announce(announcements: Announcement[]): Promise<void>;
  }): Promise<number>;
}
