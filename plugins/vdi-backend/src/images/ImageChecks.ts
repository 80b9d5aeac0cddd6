import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { ImageFactory, LaunchTemplates } from '../aws';
import type { HealthMonitor } from '../health';
import type { Caller } from '../permissions';
import type { TemplateCatalog } from '../templates';
import { normalizeRef, type WorkstationStore } from '../workstations';
import { answered } from './answered';
import type { Blueprints } from './Blueprints';
import type { ImageRights } from './ImageAccess';
import { IMAGE_TEST_OWNER } from './model';
import type { PartsPlanner } from './PartsPlanner';
import type { ImageStore } from './store';

/** What must hold before anything about an image project is written. */
export class ImageChecks {
  constructor(
    private readonly options: {
      store: Pick<ImageStore, 'project' | 'allProjects'>;
      blueprints: Pick<Blueprints, 'all'>;
      planner: Pick<PartsPlanner, 'plan'>;
      images: Pick<ImageFactory, 'machineImages'>;
      launchTemplates: Pick<LaunchTemplates, 'instanceTypes'>;
      templates: Pick<TemplateCatalog, 'find'>;
      catalog: Pick<CatalogService, 'getEntityByRef'>;
      workstations: Pick<WorkstationStore, 'list'>;
      health: HealthMonitor;
    },
  ) {}

  /** @throws ConflictError when there is a template of this id */
  async assertFree(imageId: string): Promise<void> {
    const { templates, blueprints } = this.options;
    if (imageId === 'choices') {
      throw new InputError(
        `'id' is '${imageId}', a name that the portal uses itself; choose another.`,
      );
    }
    const taken =
      (await templates.find(imageId)) !== undefined ||
      (await blueprints.all()).has(imageId);
    if (taken) {
      throw new ConflictError(
        `'id': the name '${imageId}' is taken by a template; take another one.`,
      );
    }
  }

  /** @throws ConflictError when people or other projects need the template of the project */
  async assertUnused(imageId: string): Promise<void> {
    const { workstations, store } = this.options;
    const count = async (owner?: string | null) =>
      (
        await workstations.list({
          template: imageId,
          owner,
          sort: '-createdAt',
          limit: 1,
        })
      ).total;
    const [all, unowned, trials] = await Promise.all([
      count(),
      count(null),
      count(IMAGE_TEST_OWNER),
    ]);
    const used = all - unowned - trials;
    if (used > 0) {
      throw new ConflictError(
        used === 1
          ? `One workstation of '${imageId}' still exists: it has to be deleted first.`
          : `${used} workstations of '${imageId}' still exist: they have to be deleted first.`,
      );
    }
    const dependent = (await store.allProjects()).find(
      each =>
        each.id !== imageId &&
        each.status !== 'deleting' &&
        each.settings.base.templateId === imageId,
    );
    if (dependent) {
      throw new ConflictError(
        `Image project '${dependent.id}' is built upon '${imageId}': give it another base first.`,
      );
    }
  }

  /** A template for some groups is no base for others, who would get at what is in it; nor are its AMIs. */
  async assertMayBuildUpon(
    { base }: ImageProjectSettings,
    rights: ImageRights,
  ): Promise<void> {
    const { templates, store } = this.options;
    const template = await templates.find(base.templateId);
    if (template && !rights.mayBuildUpon(template)) {
      throw new InputError(
        `'settings.base.templateId' is '${base.templateId}', which Image Builder makes no images for; choose one of the bases on offer.`,
      );
    }
    if ((await store.project(base.templateId))?.status === 'deleting') {
      throw new InputError(
        `'settings.base.templateId' is '${base.templateId}', whose image project is being deleted; choose another base.`,
      );
    }
    if (base.imageId) {
      await this.assertMayUseImage(base.imageId, rights);
    }
  }

  private async assertMayUseImage(
    imageId: string,
    rights: ImageRights,
  ): Promise<void> {
    const { images, templates, health } = this.options;
    const found = await answered(health, () => images.machineImages([imageId]));
    const templateId = found.get(imageId)?.templateId;
    const template = templateId && (await templates.find(templateId));
    if (template && !rights.mayBuildUpon(template)) {
      // What is said of one that is not there
      throw new InputError(
        `'settings.base.imageId' is '${imageId}', which the account has no AMI of; check the id and the region, or have the AMI shared with the account.`,
      );
    }
  }

  /**
   * Checks all that can be wrong with the settings before Image Builder sees them.
   *
   * @returns the platform of the images
   * @throws InputError that names the field and what is wrong
   */
  async platformOf(
    imageId: string,
    ownerRef: string,
    settings: ImageProjectSettings,
  ): Promise<'linux' | 'windows'> {
    const { planner, blueprints, health } = this.options;
    if (settings.base.templateId === imageId) {
      throw new InputError(`'settings.base' is the project itself.`);
    }
    await this.assertNoCircle(imageId, settings.base.templateId);
    await this.assertOffered(settings.instanceTypes);
    await answered(health, () =>
      planner.plan({ id: imageId, ownerRef, settings }),
    );
    const blueprint = (await blueprints.all()).get(settings.base.templateId);
    return blueprint?.platform === 'Windows' ? 'windows' : 'linux';
  }

  private async assertOffered(instanceTypes: string[]): Promise<void> {
    const { launchTemplates, health } = this.options;
    const known = await answered(health, () =>
      launchTemplates.instanceTypes(instanceTypes),
    );
    const unknown = instanceTypes.find(each => !known.has(each));
    if (unknown) {
      throw new InputError(
        `'settings.instanceTypes' has '${unknown}', which EC2 does not offer in this region.`,
      );
    }
  }

  /** Projects that are built upon each other in turn would never end. */
  private async assertNoCircle(imageId: string, from: string): Promise<void> {
    const bases = new Map(
      (await this.options.store.allProjects()).map(each => [
        each.id,
        each.settings.base.templateId,
      ]),
    );
    let next: string | undefined = from;
    for (let steps = 0; next !== undefined && steps <= bases.size; steps++) {
      if (next === imageId) {
        throw new InputError(
          `'settings.base' leads back to '${imageId}' itself; choose another one.`,
        );
      }
      next = bases.get(next);
    }
  }

  /** @throws InputError when there is no such person or group */
  async ownerOf(caller: Caller, owner: string): Promise<string> {
    const ownerRef = normalizeRef(owner, 'owner', 'group');
    if (!/^(group|user):/.test(ownerRef)) {
      throw new InputError(
        `'owner' must be a group or a person; it is '${owner}'.`,
      );
    }
    const entity = await this.options.catalog.getEntityByRef(ownerRef, {
      credentials: caller.credentials,
    });
    if (!entity) {
      throw new InputError(
        `'owner' names '${owner}', which is not in the catalog or not visible to you.`,
      );
    }
    return ownerRef;
  }
}
