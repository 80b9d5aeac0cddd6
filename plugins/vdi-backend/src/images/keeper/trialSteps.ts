import { personalUserOf, SYSTEM } from '../../workstations';
import type { BuildContext, BuildStep } from '../lifecycle';
import {
  IMAGE_TEST_OWNER,
  type ImageBuildRecord,
  type NewImageEvent,
} from '../model';
import { changeBuild, type KeeperContext } from './KeeperContext';

const ADMINISTRATOR = { ownershipRefs: [], managesTemplates: true };

/** Notes that a trial begins, so that its workstation can be asked for under one key. */
export async function beginTrial(
  context: KeeperContext,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  return changeBuild(context, build, {
    stage: 'try',
    trialAttempt: (build.trialAttempt ?? 0) + 1,
    trialStatus: 'running',
    trialWorkstationId: null,
    trialCommandId: null,
    trialStartedAt: context.clock(),
    trialEndedAt: null,
    trialMessage: null,
  });
}

/** Asks for a workstation of the image as a person would; asked again, it is the same one. */
export async function launchTrial(
  context: KeeperContext,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { templates, workstations, clock, onWorkstation } = context;
  const { id, projectId, number, templateVersion, trialAttempt } = build;
  const template = await templates.choose(
    projectId,
    templateVersion,
    ADMINISTRATOR,
  );
  const workstation = await workstations.request({
    template: { ...template, stopAfter: undefined },
    ownerRef: IMAGE_TEST_OWNER,
    personalUser: personalUserOf(IMAGE_TEST_OWNER, template.platform),
    name: `test-${projectId}-${number}`,
    limit: Number.MAX_SAFE_INTEGER,
    // A warm one would be of the default version at best.
    claims: false,
    idempotency: { key: `${id}-${trialAttempt}`, requestHash: id },
    actor: SYSTEM,
    now: clock(),
  });
  onWorkstation();
  return changeBuild(context, build, { trialWorkstationId: workstation.id });
}

/** Asks the host of the ready workstation for its session. */
export async function inspectTrial(
  context: KeeperContext,
  build: ImageBuildRecord,
): Promise<ImageBuildRecord | undefined> {
  const { hosts, workstations } = context;
  const workstation = await workstations.get(
    build.trialWorkstationId as string,
  );
  if (!workstation?.instanceId) {
    return undefined;
  }
  return changeBuild(context, build, {
    trialCommandId: await hosts.observe([workstation.instanceId]),
  });
}

/** Notes how a trial ended, and what becomes of the image. */
export async function concludeTrial(
  context: KeeperContext,
  build: ImageBuildRecord,
  step: Extract<BuildStep, { kind: 'conclude-trial' }>,
  { promotion, pinned }: Pick<BuildContext, 'promotion' | 'pinned'>,
): Promise<ImageBuildRecord | undefined> {
  const { passed, message, again } = step;
  if (again) {
    return changeBuild(context, build, {
      trialStatus: null,
      trialMessage: message,
      trialWorkstationId: null,
    });
  }
  const outcome = {
    trialEndedAt: context.clock(),
    trialMessage: message,
    // Null, so that the failure of an earlier trial does not stay.
    failure: null,
    cancelRequested: false,
  };
  if (!passed) {
    return changeBuild(
      context,
      build,
      {
        ...outcome,
        trialStatus: 'failed',
        promotionWanted: null,
        status: build.promotedAt ? 'promoted' : 'failed',
        failure: { stage: 'try', message },
      },
      { type: 'trial-failed', actor: SYSTEM, message },
    );
  }
  const events: NewImageEvent[] = [
    { type: 'trial-passed', actor: SYSTEM, message },
  ];
  if (promotion === 'approval' && !pinned && !build.promotedAt) {
    events.push({ type: 'approval-wanted', actor: SYSTEM });
  }
  return changeBuild(
    context,
    build,
    {
      ...outcome,
      trialStatus: 'passed',
      status: build.promotedAt ? 'promoted' : 'candidate',
    },
    ...events,
  );
}
