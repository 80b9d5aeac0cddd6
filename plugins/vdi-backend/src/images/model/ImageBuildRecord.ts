import type {
  ImageBuildFailure,
  ImageBuildStage,
  ImageBuildStatus,
  ImageBuildStep,
  ImageProjectSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../../workstations';

/** One build as the portal keeps it; its packages are kept beside it. */
export interface ImageBuildRecord {
  /** `img-` and a ULID, lower case; also the client token of its start */
  id: string;
  projectId: string;
  /** Grows with each change; every update compares it. */
  revision: number;
  /** From 1, within the project */
  number: number;
  status: ImageBuildStatus;
  stage?: ImageBuildStage;
  trigger: 'request' | 'schedule' | 'outside';
  /** Key of the request, so that a repeated one finds it */
  requestKey?: string;
  requestedBy: Actor;
  requestedAt: Date;
  /** Settings that it is built from; of a build that began elsewhere, those of the project when it was seen */
  settings: ImageProjectSettings;
  /** Image Builder's own name of it; absent until the start is confirmed */
  imageArn?: string;
  recipeVersion?: string;
  /** When Image Builder was first asked to start it: from then on it may be under way */
  startAskedAt?: Date;
  startedAt?: Date;
  /** When Image Builder was done with it */
  endedAt?: Date;
  steps: ImageBuildStep[];
  amiId?: string;
  /** Version of the launch template that bears the AMI */
  templateVersion?: number;
  failure?: ImageBuildFailure;
  /** Somebody wants it cancelled */
  cancelRequested: boolean;
  /** The test of the image by a workstation of it: how many there were */
  trialAttempt?: number;
  trialStatus?: 'running' | 'passed' | 'failed';
  trialWorkstationId?: string;
  trialStartedAt?: Date;
  trialEndedAt?: Date;
  trialMessage?: string;
  /** Command that asked its host for the session */
  trialCommandId?: string;
  /** Somebody wants its version to be the default one */
  promotionWanted?: { by: Actor; as: 'promoted' | 'rolled-back' };
  /** When it last became the default version */
  promotedAt?: Date;
  promotedBy?: Actor;
  /** Who turned it down or cancelled it */
  decidedBy?: Actor;
  retiredAt?: Date;
  /** When image, snapshots and version of a retired one were deleted */
  discardedAt?: Date;
}
