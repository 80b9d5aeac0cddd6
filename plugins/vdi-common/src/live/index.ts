import type { WorkstationStatus } from '../types';

/**
 * Signal channel on which the owner of a workstation hears of each change to it.
 *
 * @public
 */
export const WORKSTATION_SIGNAL_CHANNEL = 'vdi:workstations';

/**
 * Signal channel that tells everybody that something in the fleet changed, and nothing else.
 *
 * @public
 */
export const FLEET_SIGNAL_CHANNEL = 'vdi:fleet';

/**
 * Signal channel that tells everybody that an image project or one of its builds changed.
 *
 * @public
 */
export const IMAGES_SIGNAL_CHANNEL = 'vdi:images';

/** Which image project changed. @public */
export type ImageSignal = {
  imageId: string;
};

/** A change to one workstation, sent to its owner. @public */
export type WorkstationSignal = {
  workstationId: string;
  status: WorkstationStatus;
  revision: number;
};

/** Time of the latest change in the fleet; sent at most once a second. @public */
export type FleetSignal = {
  changedAt: string;
};

/** Topic of the notifications that this plugin sends. @public */
export const NOTIFICATION_TOPIC = 'vdi';

/** Annotation that opens a catalog entity for workstations when it is `true`. @public */
export const WORKSTATIONS_ANNOTATION = 'vdi.deskstage.io/workstations';

/**
 * Annotation of a catalog entity: the templates its owners suggest, separated by commas.
 *
 * @public
 */
export const TEMPLATES_ANNOTATION = 'vdi.deskstage.io/templates';
