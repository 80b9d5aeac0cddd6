import { isDeepStrictEqual } from 'node:util';
import { ConflictError, InputError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CreateImageProject,
  ImageProjectChange,
  ImageProjectDetail,
  ImageProjectSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { LaunchTemplates } from '../aws';
import type { Caller } from '../permissions';
import { normalizeGroup, type TemplateCatalog } from '../templates';
import { normalizeRef, type WorkstationStore } from '../workstations';
import type { Blueprints } from './Blueprints';
import type { ImageAccess, ImageRights } from './ImageAccess';
import type { ImagePresenter } from './ImagePresenter';
import { IMAGE_TEST_OWNER, type ImageProjectRecord } from './model';
import type { PartsPlanner } from './PartsPlanner';
import type { ImageStore } from './store';

/** Of a request that is only to be checked. */
export interface Trying {
  dryRun?: boolean;
}

/** Takes people's wishes about image projects; everything is checked before anything is written. */
export class ImageProjects {
  constructor(
    private readonly options: {
      access: ImageAccess;
      store: ImageStore;
      presenter: ImagePresenter;
      blueprints: Blueprints;
      planner: PartsPlanner;
      launchTemplates: Pick<LaunchTemplates, 'instanceTypes'>;
      templates: TemplateCatalog;
      catalog: CatalogService;
      workstations: Pick<WorkstationStore, 'list'>;
      clock: () => Date;
      /** Called when a project is due. */
      onChange: (imageId: string) => void;
    },
  ) {}

  /** @returns `created: false` when the same project is there already, or with `dryRun` */
  async create(
    caller: Caller,
    request: CreateImageProject,
    { dryRun }: Trying = {},
  ): Promise<{ created: boolean; detail: ImageProjectDetail }> {
    const { access, store, presenter, clock, onChange } = this.options;
    const ownerRef = await this.ownerOf(caller, request.owner);
    const rights = await access.assertMayOwn(caller, ownerRef);
    const present = await store.project(request.id);
    if (present) {
      const detail = await this.sameAs(
        present,
        { ...request, ownerRef },
        rights,
      );
      return { created: false, detail };
    }
    await this.assertFree(request.id);
    const settings = normalized(request.settings);
    const platform = await this.checked(request.id, ownerRef, settings);
    const now = clock();
    const project: ImageProjectRecord = {
      id: request.id,
      revision: 1,
      ownerRef,
      sourceUrl: request.sourceUrl,
      settings,
      settingsRevision: 1,
      status: 'preparing',
      platform,
      createdAt: now,
      createdBy: caller.actor,
      updatedAt: now,
      updatedBy: caller.actor,
      nextCheckAt: now,
    };
    if (dryRun) {
      return {
        created: false,
        detail: await presenter.detail(project, rights),
      };
    }
    const inserted = await store.insertProject(project, {
      type: 'created',
      actor: caller.actor,
    });
    if (!inserted.created) {
      const detail = await this.sameAs(
        inserted.project,
        { ...request, ownerRef },
        rights,
      );
      return { created: false, detail };
    }
    onChange(project.id);
    return {
      created: true,
      detail: await presenter.detail(inserted.project, rights),
    };
  }

  async change(
    caller: Caller,
    imageId: string,
    change: ImageProjectChange,
    { dryRun }: Trying = {},
  ): Promise<ImageProjectDetail> {
    const { access, store, presenter, clock, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    if (project.status === 'deleting') {
      throw new ConflictError(`Image project '${imageId}' is being deleted.`);
    }
    const ownerRef =
      change.owner === undefined
        ? project.ownerRef
        : await this.ownerOf(caller, change.owner);
    if (ownerRef !== project.ownerRef) {
      await access.assertMayOwn(caller, ownerRef);
    }
    const settings = change.settings
      ? normalized(change.settings)
      : project.settings;
    const platform = await this.checked(imageId, ownerRef, settings);
    if (platform !== project.platform) {
      throw new InputError(
        `'settings.base' is for another operating system than the project's template: make a new project for it.`,
      );
    }
    const sourceUrl =
      change.sourceUrl === undefined ? project.sourceUrl : change.sourceUrl;
    const changed =
      ownerRef !== project.ownerRef ||
      (sourceUrl ?? undefined) !== project.sourceUrl ||
      !isDeepStrictEqual(settings, project.settings);
    if (!changed) {
      return presenter.detail(project, rights);
    }
    const now = clock();
    const patch = {
      ownerRef,
      sourceUrl: sourceUrl ?? null,
      settings,
      settingsRevision: project.settingsRevision + 1,
      updatedAt: now,
      updatedBy: caller.actor,
      nextCheckAt: now,
    };
    if (dryRun) {
      return presenter.detail(
        { ...project, ...patch, sourceUrl: sourceUrl ?? undefined },
        rights,
      );
    }
    const updated = await store.updateProject(
      project,
      patch,
      [{ type: 'changed', actor: caller.actor }],
      now,
    );
    if (!updated) {
      throw new ConflictError(
        `Image project '${imageId}' has changed in the meantime: load it again.`,
      );
    }
    onChange(imageId);
    return presenter.detail(updated, rights);
  }

  /** Has the project taken down; doing it again changes nothing. */
  async delete(caller: Caller, imageId: string): Promise<ImageProjectDetail> {
    const { access, store, presenter, clock, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    if (project.status === 'deleting') {
      return presenter.detail(project, rights);
    }
    await this.assertUnused(imageId);
    const now = clock();
    const updated = await store.updateProject(
      project,
      { status: 'deleting', problem: null, nextCheckAt: now },
      [{ type: 'delete-requested', actor: caller.actor }],
      now,
    );
    if (!updated) {
      // Its keeper moved it on; what it does now is nothing that a deletion must not follow
      return this.delete(caller, imageId);
    }
    onChange(imageId);
    return presenter.detail(updated, rights);
  }

  /** The answer to a repeated request, which may not stand for another one. */
  private async sameAs(
    project: ImageProjectRecord,
    request: CreateImageProject & { ownerRef: string },
    rights: ImageRights,
  ): Promise<ImageProjectDetail> {
    const same =
      project.status !== 'deleting' &&
      project.ownerRef === request.ownerRef &&
      project.sourceUrl === request.sourceUrl &&
      isDeepStrictEqual(project.settings, normalized(request.settings));
    if (!same) {
      throw new ConflictError(
        project.status === 'deleting'
          ? `'id': the image project '${project.id}' is being deleted; take another name, or try again when it is gone.`
          : `'id': there is an image project '${project.id}' with other settings already; take another name, or change that one.`,
      );
    }
    return this.options.presenter.detail(project, rights);
  }

  private async assertFree(imageId: string): Promise<void> {
    const { templates, blueprints } = this.options;
    const taken =
      imageId === 'gateway' ||
      imageId === 'choices' ||
      imageId === 'tool' ||
      imageId.startsWith('tool-') ||
      (await templates.find(imageId)) !== undefined ||
      (await blueprints.all()).has(imageId);
    if (taken) {
      throw new ConflictError(
        `'id': the name '${imageId}' is taken by a template or the system; take another one.`,
      );
    }
  }

  private async assertUnused(imageId: string): Promise<void> {
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

  /**
   * Checks all that can be wrong with the settings before Image Builder sees them.
   *
   * @returns the platform of the images
   * @throws InputError that names the field and what is wrong
   */
  private async checked(
    imageId: string,
    ownerRef: string,
    settings: ImageProjectSettings,
  ): Promise<'linux' | 'windows'> {
    const { planner } = this.options;
    if (settings.base.templateId === imageId) {
      throw new InputError(`'settings.base' is the project itself.`);
    }
    await this.assertNoCircle(imageId, settings.base.templateId);
    await this.assertOffered(settings.instanceTypes);
    const parts = await planner.plan({ id: imageId, ownerRef, settings });
    return parts.launchTemplate.tags['vdi:platform'] === 'windows'
      ? 'windows'
      : 'linux';
  }

  private async assertOffered(instanceTypes: string[]): Promise<void> {
    const known = await this.options.launchTemplates.instanceTypes(
      instanceTypes,
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
  private async ownerOf(caller: Caller, owner: string): Promise<string> {
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

/** Settings in the one form that is kept. */
function normalized(settings: ImageProjectSettings): ImageProjectSettings {
  const { groups, ...rest } = settings;
  return {
    ...rest,
    ...(groups?.length ? { groups: groups.map(normalizeGroup) } : {}),
  };
}
