import type { BuildContext, BuildObservation } from '../lifecycle';
import { partsOf } from '../lifecycle';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import type { KeeperContext } from './KeeperContext';

const WORKING: ReadonlySet<string> = new Set([
  'trying',
  'candidate',
  'promoted',
]);

/** What is to be seen of a build in its present status. */
export async function observeBuild(
  context: KeeperContext,
  project: ImageProjectRecord,
  build: ImageBuildRecord,
): Promise<BuildObservation> {
  switch (build.status) {
    case 'building':
      return observeImage(context, project, build);
    case 'trying':
      return observeTrial(context, build);
    default:
      return {};
  }
}

async function observeImage(
  { images }: KeeperContext,
  { launchTemplateId }: ImageProjectRecord,
  { imageArn }: ImageBuildRecord,
): Promise<BuildObservation> {
  const image = imageArn ? await images.image(imageArn) : undefined;
  const templateVersion =
    image?.state === 'available' && image.amiId && launchTemplateId
      ? await images.templateVersionOf(launchTemplateId, image.amiId)
      : undefined;
  return { image, templateVersion };
}

async function observeTrial(
  { workstations, hosts }: KeeperContext,
  { trialWorkstationId, trialCommandId }: ImageBuildRecord,
): Promise<BuildObservation> {
  const workstation = trialWorkstationId
    ? await workstations.get(trialWorkstationId)
    : undefined;
  if (workstation?.status !== 'ready' || !trialCommandId) {
    return { workstation };
  }
  const sessions = await hosts.sessions([trialCommandId]);
  const { instanceId } = workstation;
  return {
    workstation,
    sessionSeen: instanceId !== undefined && sessions.has(instanceId),
  };
}

/** What a build depends on besides itself. */
export async function contextOf(
  { catalog }: KeeperContext,
  project: ImageProjectRecord,
  build: ImageBuildRecord,
  builds: ImageBuildRecord[],
): Promise<BuildContext> {
  const template = await catalog.find(project.id);
  return {
    parts: partsOf(project),
    problem: project.problem,
    promotion: project.settings.promotion ?? 'approval',
    pinned: template?.pinned ?? false,
    defaultVersion: template?.defaultVersion,
    superseded: builds.some(
      each =>
        each.number > build.number &&
        each.templateVersion !== undefined &&
        WORKING.has(each.status),
    ),
  };
}
