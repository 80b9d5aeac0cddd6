import type {
  ImageBuildFailure,
  ImageBuildStage,
  ImagePromotion,
} from '@deskstage/backstage-plugin-vdi-common';
import type { ObservedImage } from '../../aws';
import type { WorkstationRecord } from '../../workstations';
import type { ImageBuildRecord } from '../model';
import type { ImagePolicy } from './policy';

/** What is seen of a build; what could not be asked is no observation. */
export interface BuildObservation {
  /** Absent when Image Builder does not know it */
  image?: ObservedImage;
  /** Version of the launch template that bears its AMI; absent when there is none */
  templateVersion?: number;
  /** The workstation of its trial; absent when there is none any more */
  workstation?: Pick<
    WorkstationRecord,
    'status' | 'intent' | 'statusSince' | 'reasonCode' | 'reasonMessage'
  >;
  /** Whether the DCV server of that workstation has told of its session */
  sessionSeen?: boolean;
}

/** What a build depends on besides itself. */
export interface BuildContext {
  /** Whether Image Builder has what the project is made of, as it is now */
  parts: 'ready' | 'pending' | 'broken';
  /** Why they are broken */
  problem?: string;
  promotion: ImagePromotion;
  /** Whether the default version of the template changes by hand alone */
  pinned: boolean;
  defaultVersion?: number;
  /** Whether a newer build has an image that works */
  superseded: boolean;
}

/** All that a decision about a build depends on. */
export interface BuildSituation {
  build: ImageBuildRecord;
  observation: BuildObservation;
  context: BuildContext;
  now: Date;
  policy: ImagePolicy;
}

/** The next thing to do for one build. Every step can be repeated without harm. */
export type BuildStep =
  /** Nothing, until somebody asks */
  | { kind: 'rest' }
  | { kind: 'wait' }
  /** Note that Image Builder is going to be asked: from then on it may be under way */
  | { kind: 'announce-start' }
  | { kind: 'start' }
  /** Note where Image Builder is */
  | { kind: 'follow'; stage: Exclude<ImageBuildStage, 'try'> }
  | { kind: 'cancel-image' }
  /** Image Builder is done: note the AMI */
  | { kind: 'note-image'; amiId: string | undefined }
  /** A version of the template bears the image */
  | {
      kind: 'take-image';
      templateVersion: number;
      status: 'trying' | 'candidate' | 'promoted' | 'cancelled';
    }
  | { kind: 'begin-trial' }
  | { kind: 'launch-trial' }
  | { kind: 'inspect-trial' }
  /** `again`: the machine was at fault, not the image */
  | {
      kind: 'conclude-trial';
      passed: boolean;
      message: string;
      again: boolean;
    }
  | { kind: 'promote' }
  /** Somebody made its version the default */
  | { kind: 'note-default' }
  /** Image Builder says that it failed: find out why */
  | { kind: 'fail-build' }
  | { kind: 'fail'; failure: ImageBuildFailure }
  | { kind: 'end-cancelled' }
  /** Delete the image of a retired build */
  | { kind: 'discard' };
