import { SYSTEM } from '../../workstations';
import { imageName } from '../content';
import type { ImageProjectRecord } from '../model';
import { endStrayTrials } from './endStrayTrials';
import { changeProject, type KeeperContext } from './KeeperContext';

/**
 * Takes a project down: nobody gets its template any more, its pool and trials end, and when no workstation of it is
 * left, all that it has in AWS goes, and at last the project itself.
 *
 * @returns whether it is gone
 */
export async function takeDownProject(
  context: KeeperContext,
  project: ImageProjectRecord,
): Promise<boolean> {
  const { id } = project;
  const { store, images, catalog, deployment, onGone } = context;
  await closeTemplate(context, id);
  await endStrayTrials(context, { templateId: id, needed: new Set() });
  const left = await countWorkstations(context, id);
  if (left > 0) {
    const problem =
      left === 1
        ? 'One workstation of its images has not ended yet.'
        : `${left} workstations of its images have not ended yet.`;
    if (project.problem !== problem) {
      await changeProject(context, project, { problem });
    }
    return false;
  }
  if (!(await images.takeDown(imageName(deployment, id)))) {
    return false;
  }
  await forgetSettings(context, id);
  await store.removeProject(id);
  catalog.forget();
  onGone(id);
  return true;
}

/** Before anything goes: who asked for a workstation a moment later would get one without an image. */
async function closeTemplate(
  { templateStore, pools, clock, onTemplate }: KeeperContext,
  templateId: string,
): Promise<void> {
  const stored = (await templateStore.settings()).get(templateId)?.settings;
  const change = { templateId, actor: SYSTEM, now: clock() };
  if (!stored?.hidden) {
    await templateStore.putSettings({
      ...change,
      settings: { ...stored, hidden: true },
    });
  }
  await pools.put({ ...change, settings: undefined });
  onTemplate(templateId);
}

async function countWorkstations(
  { workstations }: KeeperContext,
  templateId: string,
): Promise<number> {
  const { total } = await workstations.list({
    template: templateId,
    sort: '-createdAt',
    limit: 1,
  });
  return total;
}

/** A project that bears the name later begins with settings of its own. */
async function forgetSettings(
  { templateStore, clock }: KeeperContext,
  templateId: string,
): Promise<void> {
  await templateStore.putSettings({
    templateId,
    settings: {},
    actor: SYSTEM,
    now: clock(),
  });
}
