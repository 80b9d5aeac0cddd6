import { fromRow, toRow, type Kind, type Row } from '../../database';
import type {
  ImageBuildRecord,
  ImageEventRecord,
  ImageProjectRecord,
} from '../model';
import type { Patch } from './ImageStore';

const PROJECT_COLUMNS = {
  id: 'text',
  revision: 'number',
  ownerRef: 'text',
  sourceUrl: 'text',
  settings: 'json',
  settingsRevision: 'number',
  appliedRevision: 'number',
  status: 'text',
  problem: 'text',
  pipelineArn: 'text',
  recipeVersion: 'text',
  launchTemplateId: 'text',
  platform: 'text',
  createdAt: 'date',
  createdBy: 'json',
  updatedAt: 'date',
  updatedBy: 'json',
  attemptedAt: 'date',
  attemptedRevision: 'number',
  attempts: 'number',
  checkedAt: 'date',
  nextCheckAt: 'date',
} satisfies Record<keyof ImageProjectRecord, Kind>;

const BUILD_COLUMNS = {
  id: 'text',
  projectId: 'text',
  revision: 'number',
  number: 'number',
  status: 'text',
  stage: 'text',
  trigger: 'text',
  requestKey: 'text',
  requestedBy: 'json',
  requestedAt: 'date',
  settings: 'json',
  imageArn: 'text',
  recipeVersion: 'text',
  startAskedAt: 'date',
  startedAt: 'date',
  endedAt: 'date',
  steps: 'json',
  amiId: 'text',
  templateVersion: 'number',
  failure: 'json',
  cancelRequested: 'boolean',
  trialAttempt: 'number',
  trialStatus: 'text',
  trialWorkstationId: 'text',
  trialStartedAt: 'date',
  trialEndedAt: 'date',
  trialMessage: 'text',
  trialCommandId: 'text',
  promotionWanted: 'json',
  promotedAt: 'date',
  promotedBy: 'json',
  decidedBy: 'json',
  retiredAt: 'date',
  discardedAt: 'date',
} satisfies Record<keyof ImageBuildRecord, Kind>;

const EVENT_COLUMNS = {
  id: 'text',
  projectId: 'text',
  at: 'date',
  type: 'text',
  buildId: 'text',
  buildNumber: 'number',
  message: 'text',
} satisfies Partial<Record<keyof ImageEventRecord, Kind>>;

/** A project from its row. */
export function toProject(row: Row): ImageProjectRecord {
  return fromRow(row, PROJECT_COLUMNS) as unknown as ImageProjectRecord;
}

/** A build from its row. */
export function toBuild(row: Row): ImageBuildRecord {
  return fromRow(row, BUILD_COLUMNS) as unknown as ImageBuildRecord;
}

/** A line of a project's history from its row. */
export function toImageEvent(row: Row): ImageEventRecord {
  return {
    ...fromRow(row, EVENT_COLUMNS),
    actor:
      row.actor_kind === 'system'
        ? { kind: 'system' }
        : { kind: row.actor_kind, ref: String(row.actor_ref) },
  } as unknown as ImageEventRecord;
}

/** Columns and values of a project, or of a change of one. */
export function toProjectRow(project: Patch<ImageProjectRecord>): Row {
  return {
    ...toRow(project, PROJECT_COLUMNS),
    // Lists are in the order of names.
    ...(project.settings && { name: project.settings.name }),
    // Numbers without a value are zero.
    ...('attempts' in project && { attempts: project.attempts ?? 0 }),
  };
}

/** Columns and values of a build, or of a change of one. */
export function toBuildRow(build: Patch<ImageBuildRecord>): Row {
  return {
    ...toRow(build, BUILD_COLUMNS),
    ...('trialAttempt' in build && { trial_attempt: build.trialAttempt ?? 0 }),
  };
}
