import { SYSTEM } from '../../workstations';
import { decideRetention } from '../lifecycle';
import type { ImageBuildRecord, ImageProjectRecord } from '../model';
import { changeBuild, type KeeperContext } from './KeeperContext';

/** Marks the builds whose images go to make room; the images themselves go a moment later. */
export async function retireBuilds(
  context: KeeperContext,
  project: ImageProjectRecord,
  builds: ImageBuildRecord[],
): Promise<void> {
  const { catalog, workstations, policy, clock } = context;
  const keep = project.settings.keep ?? policy.keep;
  const images = builds.filter(each => each.templateVersion !== undefined);
  if (images.length < 2) {
    return;
  }
  const counts = await workstations.countByTemplate();
  const template = await catalog.find(project.id);
  const retired = decideRetention({
    builds,
    defaultVersion: template?.defaultVersion,
    versionsInUse: new Set(
      counts
        .filter(each => each.templateId === project.id && each.live > 0)
        .map(each => each.version),
    ),
    keep,
  });
  for (const build of retired) {
    await changeBuild(
      context,
      build,
      { status: 'retired', retiredAt: clock() },
      { type: 'retired', actor: SYSTEM },
    );
  }
}
