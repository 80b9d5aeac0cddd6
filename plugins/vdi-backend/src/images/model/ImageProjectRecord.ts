import type {
  ImageProjectSettings,
  ImageProjectStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../../workstations';

/** An image project as the portal keeps it. */
export interface ImageProjectRecord {
  /** Also the id of its template */
  id: string;
  /** Grows with each change; every update compares it. */
  revision: number;
  /** Entity ref of the owning group */
  ownerRef: string;
  sourceUrl?: string;
  settings: ImageProjectSettings;
  /** Grows with each change of what the AWS side is made from */
  settingsRevision: number;
  /** The settings revision whose parts Image Builder and EC2 have; absent until they were made once */
  appliedRevision?: number;
  status: ImageProjectStatus;
  /** Why it is broken: a sentence that says what to do */
  problem?: string;
  /** Made in AWS: what the parts are called there */
  pipelineArn?: string;
  recipeVersion?: string;
  launchTemplateId?: string;
  platform: 'linux' | 'windows';
  createdAt: Date;
  createdBy: Actor;
  updatedAt: Date;
  updatedBy: Actor;
  /** When its parts were last tried to be made or verified, of which settings, and how often in vain since */
  attemptedAt?: Date;
  attemptedRevision?: number;
  attempts?: number;
  /** When its parts were last known to be as they should */
  checkedAt?: Date;
  /** When the keeper looks at it next; at once when absent */
  nextCheckAt?: Date;
}
