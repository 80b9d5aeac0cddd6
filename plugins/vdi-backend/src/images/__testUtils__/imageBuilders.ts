import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import { ulid } from 'ulid';
import { NOON } from '../../__testUtils__/builders';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';

export const AMARA = { kind: 'user', ref: 'user:default/amara' } as const;
export const SYSTEM_ACTOR = { kind: 'system' } as const;

/** Settings of a project, but for what is said otherwise. */
export function imageSettings(
  changes: Partial<ImageProjectSettings> = {},
): ImageProjectSettings {
  return {
    name: 'Payments desktop',
    base: { templateId: 'ubuntu-developer' },
    instanceTypes: ['m7i.xlarge'],
    promotion: 'automatic',
    ...changes,
  };
}

/** A project whose parts are not made yet, but for what is said otherwise. */
export function anImageProject(
  changes: Partial<ImageProjectRecord> = {},
): ImageProjectRecord {
  return {
    id: 'payments',
    revision: 1,
    ownerRef: 'group:default/payments',
    settings: imageSettings(),
    settingsRevision: 1,
    status: 'preparing',
    platform: 'linux',
    createdAt: NOON,
    createdBy: AMARA,
    updatedAt: NOON,
    updatedBy: AMARA,
    ...changes,
  };
}

/** An id of a build that no other call answers with. */
export function anImageBuildId(): string {
  return `img-${ulid(NOON.getTime()).toLowerCase()}`;
}

/** A build that was just asked for, but for what is said otherwise. */
export function anImageBuild(
  changes: Partial<ImageBuildRecord> = {},
): ImageBuildRecord {
  return {
    id: anImageBuildId(),
    projectId: 'payments',
    revision: 1,
    number: 1,
    status: 'queued',
    trigger: 'request',
    requestedBy: AMARA,
    requestedAt: NOON,
    settings: imageSettings(),
    steps: [],
    cancelRequested: false,
    ...changes,
  };
}
