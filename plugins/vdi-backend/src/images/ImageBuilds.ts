import { createHash } from 'node:crypto';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  ImageBuild,
  ImageBuildAction,
} from '@deskstage/backstage-plugin-vdi-common';
import { ulid } from 'ulid';
import type { Caller } from '../permissions';
import type { TemplateCatalog } from '../templates';
import { buildWish, type BuildWish } from './buildWish';
import type { ImageAccess, ImageRights } from './ImageAccess';
import type { ImagePresenter } from './ImagePresenter';
import type { ImageBuildRecord, ImageProjectRecord } from './model';
import { presentBuild } from './presentImage';
import type { ImageStore } from './store';

/** How often a change is tried again when the keeper was faster. */
const ATTEMPTS = 5;

const NO_TARGET =
  "'buildId' names a build that never was the default version, or whose image is gone; choose one that was.";

/** Takes people's wishes about builds; the keeper carries them out. */
export class ImageBuilds {
  constructor(
    private readonly options: {
      access: ImageAccess;
      store: ImageStore;
      presenter: ImagePresenter;
      templates: Pick<TemplateCatalog, 'find'>;
      clock: () => Date;
      /** Called when a project is due. */
      onChange: (imageId: string) => void;
    },
  ) {}

  async start(
    caller: Caller,
    imageId: string,
    requestKey?: string,
  ): Promise<ImageBuild> {
    const { access, store, clock, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    assertStays(project);
    const now = clock();
    const { build } = await store.insertBuild(
      {
        id: `img-${ulid(now.getTime()).toLowerCase()}`,
        projectId: imageId,
        status: 'queued',
        trigger: 'request',
        requestKey: requestKey && keyOf(caller, requestKey),
        requestedBy: caller.actor,
        requestedAt: now,
        settings: project.settings,
        steps: [],
        cancelRequested: false,
      },
      { type: 'build-requested', actor: caller.actor },
    );
    onChange(imageId);
    return this.present(project, rights, build);
  }

  /** Does to the build what is asked; what is so already changes nothing. */
  async act(
    caller: Caller,
    imageId: string,
    buildId: string,
    action: ImageBuildAction,
  ): Promise<ImageBuild> {
    const { access, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    assertStays(project);
    const defaultVersion = await this.defaultVersion(imageId);
    const build = await this.update(imageId, buildId, present =>
      buildWish(present, action, {
        actor: caller.actor,
        isDefault: isOf(present, defaultVersion),
      }),
    );
    onChange(imageId);
    return this.present(project, rights, build);
  }

  /** Makes an earlier build the default version again. */
  async rollBack(
    caller: Caller,
    imageId: string,
    buildId?: string,
  ): Promise<ImageBuild> {
    const { access, onChange } = this.options;
    const { rights, project } = await access.changeable(caller, imageId);
    assertStays(project);
    const defaultVersion = await this.defaultVersion(imageId);
    const target = await this.earlier(imageId, defaultVersion, buildId);
    const build = await this.update(imageId, target.id, present => {
      if (present.status !== 'promoted') {
        throw new ConflictError(NO_TARGET);
      }
      return isOf(present, defaultVersion) || present.promotionWanted
        ? undefined
        : {
            patch: {
              promotionWanted: { by: caller.actor, as: 'rolled-back' },
            },
          };
    });
    onChange(imageId);
    return this.present(project, rights, build);
  }

  /** The build to go back to: the named one, or the last that was the default before the present one. */
  private async earlier(
    imageId: string,
    defaultVersion: number | undefined,
    buildId?: string,
  ): Promise<ImageBuildRecord> {
    const promoted = await this.options.store.buildsWith(imageId, ['promoted']);
    if (buildId) {
      const named = promoted.find(each => each.id === buildId);
      if (!named) {
        throw new ConflictError(NO_TARGET);
      }
      return named;
    }
    const [last] = promoted
      .filter(each => !isOf(each, defaultVersion))
      .sort((a, b) => promotionOf(b) - promotionOf(a));
    if (!last) {
      throw new ConflictError(
        `No earlier build of '${imageId}' was the default version.`,
      );
    }
    return last;
  }

  /** Changes the build, whoever else changes it at the same time. */
  private async update(
    imageId: string,
    buildId: string,
    wishOf: (build: ImageBuildRecord) => BuildWish | undefined,
  ): Promise<ImageBuildRecord> {
    const { store, clock } = this.options;
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const build = await store.build(imageId, buildId);
      if (!build) {
        throw new NotFoundError(
          `Image project '${imageId}' has no build '${buildId}'.`,
        );
      }
      const wish = wishOf(build);
      if (!wish) {
        return build;
      }
      const about = { buildId: build.id, buildNumber: build.number };
      const updated = await store.updateBuild(
        build,
        wish.patch,
        wish.event ? [{ ...wish.event, ...about }] : [],
        clock(),
      );
      if (updated) {
        return updated;
      }
    }
    throw new ConflictError(
      `Build '${buildId}' keeps changing; try again in a moment.`,
    );
  }

  private async defaultVersion(imageId: string): Promise<number | undefined> {
    return (await this.options.templates.find(imageId))?.defaultVersion;
  }

  private async present(
    project: ImageProjectRecord,
    rights: ImageRights,
    build: ImageBuildRecord,
  ): Promise<ImageBuild> {
    const { presenter } = this.options;
    return presentBuild(build, await presenter.buildFacts(project, rights));
  }
}

/** @throws ConflictError when the project is on its way out */
function assertStays({ id, status }: ImageProjectRecord): void {
  if (status === 'deleting') {
    throw new ConflictError(`Image project '${id}' is being deleted.`);
  }
}

/** A key is that of whoever sent it: two people may come to the same one. */
function keyOf({ actor }: Caller, requestKey: string): string {
  return createHash('sha256')
    .update(JSON.stringify([actor, requestKey]))
    .digest('hex');
}

function isOf(
  { templateVersion }: ImageBuildRecord,
  defaultVersion: number | undefined,
): boolean {
  return templateVersion !== undefined && templateVersion === defaultVersion;
}

function promotionOf({ promotedAt }: ImageBuildRecord): number {
  return promotedAt?.getTime() ?? 0;
}
