import type { ImageEventType } from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../../workstations';

/** A line of a project's history, before it is written. */
export interface NewImageEvent {
  type: ImageEventType;
  actor: Actor;
  buildId?: string;
  buildNumber?: number;
  message?: string;
}

/** A line of a project's history. */
export interface ImageEventRecord extends NewImageEvent {
  /** ULID */
  id: string;
  projectId: string;
  at: Date;
}
