import type {
  ImageBuild,
  ImageBuildAction,
  ImageEvent,
  ImageProject,
  ImageProjectAction,
} from '@deskstage/backstage-plugin-vdi-common';
import type {
  ImageBuildRecord,
  ImageEventRecord,
  ImageProjectRecord,
} from './model';

/** What else is known of a project. */
export interface ProjectFacts {
  /** Whether the caller may change it */
  mayChange: boolean;
  /** Version that people get */
  defaultVersion?: number;
  base?: {
    templateId: string;
    name: string;
    imageId?: string;
    createdAt?: Date;
  };
  last?: ImageBuildRecord;
  current?: ImageBuildRecord;
  candidate?: ImageBuildRecord;
  nextBuildAt?: Date;
  typicalBuildSeconds?: number;
  logUrl: (imageArn: string) => string;
}

/** Statuses of builds that something still happens to by itself. */
export const UNDER_WAY = ['queued', 'building', 'trying'] as const;

function iso(date: Date | undefined): string | undefined {
  return date?.toISOString();
}

/** An image project as the API shows it to one caller. */
export function presentProject(
  project: ImageProjectRecord,
  facts: ProjectFacts,
): ImageProject {
  const { settings } = project;
  const { last, current, candidate, base } = facts;
  const show = (build: ImageBuildRecord | undefined) =>
    build && presentBuild(build, facts);
  return {
    id: project.id,
    name: settings.name,
    description: settings.description,
    owner: project.ownerRef,
    sourceUrl: project.sourceUrl,
    status: project.status,
    problem: project.problem,
    platform: project.platform,
    promotion: settings.promotion ?? 'approval',
    base: base && { ...base, createdAt: iso(base.createdAt) },
    lastBuild: show(last),
    defaultBuild: show(current),
    candidate: show(candidate),
    nextBuildAt: iso(facts.nextBuildAt),
    typicalBuildSeconds: facts.typicalBuildSeconds,
    createdAt: project.createdAt.toISOString(),
    createdBy: project.createdBy,
    actions: facts.mayChange ? projectActions(project, facts) : [],
  };
}

function projectActions(
  { status }: ImageProjectRecord,
  { last, current }: ProjectFacts,
): ImageProjectAction[] {
  if (status === 'deleting') {
    return ['delete'];
  }
  return [
    'change',
    ...(last && isUnderWay(last) ? [] : (['build'] as const)),
    ...(current ? (['rollback'] as const) : []),
    'delete',
  ];
}

/** Whether something still happens to the build by itself. */
export function isUnderWay({ status }: Pick<ImageBuildRecord, 'status'>) {
  return UNDER_WAY.some(each => each === status);
}

/** A build as the API shows it to one caller. */
export function presentBuild(
  build: ImageBuildRecord,
  facts: Pick<
    ProjectFacts,
    'mayChange' | 'defaultVersion' | 'typicalBuildSeconds' | 'logUrl'
  >,
): ImageBuild {
  const { imageArn, trialStatus, trialStartedAt, templateVersion } = build;
  const isDefault =
    templateVersion !== undefined && templateVersion === facts.defaultVersion;
  return {
    id: build.id,
    imageId: build.projectId,
    number: build.number,
    status: build.status,
    isDefault,
    stage: build.stage,
    trigger: build.trigger,
    requestedBy:
      build.requestedBy.kind === 'system' ? undefined : build.requestedBy,
    requestedAt: build.requestedAt.toISOString(),
    startedAt: iso(build.startedAt),
    endedAt: iso(build.endedAt),
    typicalSeconds: isUnderWay(build) ? facts.typicalBuildSeconds : undefined,
    recipeVersion: build.recipeVersion,
    amiId: build.amiId,
    templateVersion,
    logUrl: imageArn && facts.logUrl(imageArn),
    failure: build.failure,
    trial:
      trialStatus && trialStartedAt
        ? {
            status: trialStatus,
            workstationId: build.trialWorkstationId,
            startedAt: trialStartedAt.toISOString(),
            endedAt: iso(build.trialEndedAt),
            message: build.trialMessage,
          }
        : undefined,
    promotedAt: iso(build.promotedAt),
    promotedBy: build.promotedBy,
    decidedBy: build.decidedBy,
    actions: facts.mayChange ? buildActions(build, isDefault) : [],
  };
}

/** What can be done to a build in its present status by those who may. */
export function buildActions(
  build: ImageBuildRecord,
  isDefault: boolean,
): ImageBuildAction[] {
  const { status, stage, templateVersion } = build;
  switch (status) {
    case 'queued':
    case 'building':
    case 'trying':
      return build.cancelRequested ? [] : ['cancel'];
    case 'candidate':
      return build.promotionWanted ? [] : ['promote', 'try', 'reject'];
    case 'promoted':
      return isDefault ? [] : ['promote'];
    case 'rejected':
      return templateVersion === undefined ? [] : ['try'];
    case 'failed':
      // Its image is there; the test of it may have failed for another reason
      return build.failure?.stage === 'try' || stage === 'try' ? ['try'] : [];
    default:
      return [];
  }
}

/** A line of a project's history as the API shows it. */
export function presentImageEvent(event: ImageEventRecord): ImageEvent {
  const { id, at, type, actor, buildId, buildNumber, message } = event;
  return {
    id,
    at: at.toISOString(),
    type,
    actor,
    buildId,
    buildNumber,
    message,
  };
}
