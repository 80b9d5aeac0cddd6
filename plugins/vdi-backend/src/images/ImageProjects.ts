import { isDeepStrictEqual } from 'node:util';
import { ConflictError, InputError } from '@backstage/errors';
import type {
  CreateImageProject,
  ImageProjectChange,
  ImageProjectDetail,
  ImageProjectSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Caller } from '../permissions';
import { normalizeGroup } from '../templates';
import type { ImageAccess, ImageRights } from './ImageAccess';
import type { ImageChecks } from './ImageChecks';
import type { ImagePresenter } from './ImagePresenter';
import type { ImageProjectRecord } from './model';
import type { ImageStore, Patch } from './store';

/** How often a change is tried again when the keeper was faster. */
const ATTEMPTS = 5;

/** Of a request that is only to be checked. */
export interface Trying {
  dryRun?: boolean;
}

/** Takes people's wishes about image projects; everything is checked before anything is written. */
export class ImageProjects {
  constructor(
    private readonly options: {
      access: ImageAccess;
      checks: ImageChecks;
      store: ImageStore;
      presenter: ImagePresenter;
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
    const { access, checks, store, presenter, clock, onChange } = this.options;
    const ownerRef = await checks.ownerOf(caller, request.owner);
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
    await checks.assertFree(request.id);
    const settings = normalized(request.settings);
    await checks.assertMayBuildUpon(settings, rights);
    const platform = await checks.platformOf(request.id, ownerRef, settings);
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
    const { access, checks, presenter, clock, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    assertStays(project);
    assertUnchanged(project, change.since);
    const ownerRef =
      change.owner === undefined
        ? project.ownerRef
        : await checks.ownerOf(caller, change.owner);
    if (ownerRef !== project.ownerRef) {
      await access.assertMayOwn(caller, ownerRef);
    }
    const settings = change.settings
      ? normalized(change.settings)
      : project.settings;
    if (!isDeepStrictEqual(settings.base, project.settings.base)) {
      await checks.assertMayBuildUpon(settings, rights);
    }
    const platform = await checks.platformOf(imageId, ownerRef, settings);
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
    const updated = await this.write(project, patch, caller);
    onChange(imageId);
    return presenter.detail(updated, rights);
  }

  /** Has the project taken down; doing it again changes nothing. */
  async delete(caller: Caller, imageId: string): Promise<ImageProjectDetail> {
    const { access, checks, store, presenter, clock, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    if (project.status === 'deleting') {
      return presenter.detail(project, rights);
    }
    await checks.assertUnused(imageId);
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

  /** Writes a change over what the keeper has written meanwhile, but over no other change. */
  private async write(
    project: ImageProjectRecord,
    patch: Patch<ImageProjectRecord>,
    { actor }: Caller,
  ): Promise<ImageProjectRecord> {
    const { store, clock } = this.options;
    let present: ImageProjectRecord | undefined = project;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const updated: ImageProjectRecord | undefined = await store.updateProject(
        present,
        patch,
        [{ type: 'changed', actor }],
        clock(),
      );
      if (updated) {
        return updated;
      }
      present = await store.project(project.id);
      if (present?.settingsRevision !== project.settingsRevision) {
        break;
      }
      assertStays(present);
    }
    throw new ConflictError(
      `Image project '${project.id}' has changed in the meantime: load it again.`,
    );
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
}

/** @throws ConflictError when the project is on its way out */
function assertStays({ id, status }: ImageProjectRecord): void {
  if (status === 'deleting') {
    throw new ConflictError(`Image project '${id}' is being deleted.`);
  }
}

function assertUnchanged(
  { id, updatedAt, updatedBy }: ImageProjectRecord,
  since: string | undefined,
): void {
  if (since !== undefined && Date.parse(since) !== updatedAt.getTime()) {
    const who = updatedBy.kind === 'system' ? 'the portal' : updatedBy.ref;
    throw new ConflictError(
      `Image project '${id}' has been changed by ${who} in the meantime: look at what is different, then save again.`,
    );
  }
}

/** Settings in the one form that is kept. */
function normalized(settings: ImageProjectSettings): ImageProjectSettings {
  const { groups, ...rest } = settings;
  return {
    ...rest,
    ...(groups?.length
      ? { groups: [...new Set(groups.map(normalizeGroup))] }
      : {}),
  };
}
