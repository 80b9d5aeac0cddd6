import { ConflictError, NotFoundError } from '@backstage/errors';
import type {
  CreateImageProject,
  CreateWorkstation,
  ImageBuild,
  ImageBuildDetail,
  ImageProjectDetail,
  ImageProjectSettings,
  Pool,
  PoolSettings,
  Template,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import { isDeepStrictEqual } from 'node:util';

const AT = '2026-11-02T08:00:00.000Z';

/** The few rules of the VDI backend that actions meet, in memory. */
export class FakeVdi {
  readonly images = new Map<string, ImageProjectDetail>();
  readonly builds = new Map<string, ImageBuildDetail>();
  readonly pools = new Map<string, PoolSettings>();
  readonly workstations = new Map<string, Workstation>();
  readonly templates = new Map<string, Template>([
    ['ubuntu-developer', template('ubuntu-developer', 'Ubuntu developer')],
  ]);
  private readonly keys = new Map<string, string>();

  createImage(
    request: CreateImageProject,
    dryRun: boolean,
  ): { created: boolean; detail: ImageProjectDetail } {
    const { id, owner, sourceUrl, settings } = request;
    const present = this.images.get(id);
    if (present) {
      if (
        present.project.owner !== owner ||
        !isDeepStrictEqual(present.settings, settings)
      ) {
        throw new ConflictError(
          `There is an image project '${id}' with other settings already.`,
        );
      }
      return { created: false, detail: present };
    }
    if (this.templates.has(id)) {
      throw new ConflictError(`The name '${id}' is taken by a template.`);
    }
    const detail = project({ id, owner, sourceUrl, settings });
    if (!dryRun) {
      this.images.set(id, detail);
    }
    return { created: !dryRun, detail };
  }

  image(id: string): ImageProjectDetail {
    const found = this.images.get(id);
    if (!found) {
      throw new NotFoundError(`There is no image project '${id}'.`);
    }
    return found;
  }

  changeImage(
    id: string,
    change: { settings?: ImageProjectSettings },
    dryRun: boolean,
  ): ImageProjectDetail {
    const { project: present, settings } = this.image(id);
    const detail = project({
      ...present,
      settings: change.settings ?? settings,
    });
    if (!dryRun) {
      this.images.set(id, detail);
    }
    return detail;
  }

  deleteImage(id: string): ImageProjectDetail {
    const detail = this.image(id);
    this.images.delete(id);
    return {
      ...detail,
      project: { ...detail.project, status: 'deleting' },
    };
  }

  startBuild(imageId: string, key?: string): ImageBuild {
    this.image(imageId);
    const id = this.once(key, () => idOf('img', this.builds.size + 1));
    const build = this.builds.get(id)?.build ?? {
      id,
      imageId,
      number: this.builds.size + 1,
      status: 'queued' as const,
      isDefault: false,
      trigger: 'request' as const,
      requestedAt: AT,
      actions: [],
    };
    this.builds.set(id, { build, steps: [], packages: [] });
    return build;
  }

  build(imageId: string, buildId: string): ImageBuildDetail {
    const found = this.builds.get(buildId);
    if (found?.build.imageId !== imageId) {
      throw new NotFoundError(`There is no build '${buildId}'.`);
    }
    return found;
  }

  pool(templateId: string): Pool {
    const { id, name, platform } = this.template(templateId);
    const settings = this.pools.get(templateId);
    return {
      template: { id, name, platform },
      version: 1,
      settings,
      source: settings ? 'portal' : 'none',
      target: settings?.baseSize ?? 0,
      warm: 0,
      starting: 0,
      stopped: 0,
      old: 0,
      failing: 0,
      today: { claimed: 0, missed: 0 },
    };
  }

  configurePool(templateId: string, settings: PoolSettings): Pool {
    this.template(templateId);
    this.pools.set(templateId, settings);
    return this.pool(templateId);
  }

  createWorkstation(request: CreateWorkstation, key?: string): Workstation {
    const {
      id: templateId,
      name,
      platform,
    } = this.template(request.templateId);
    const id = this.once(key, () => idOf('ws', this.workstations.size + 1));
    const workstation = this.workstations.get(id) ?? {
      id,
      name: request.name ?? 'made-up',
      status: 'requested' as const,
      intent: 'run' as const,
      statusSince: AT,
      template: { id: templateId, name, version: 1 },
      platform,
      identity: { mode: 'shared' as const },
      owner: 'user:default/mock',
      entityRef: request.entityRef,
      createdAt: AT,
      requestedAt: AT,
      actions: [],
      revision: 1,
    };
    this.workstations.set(id, workstation);
    return workstation;
  }

  template(id: string): Template {
    const found = this.templates.get(id);
    if (!found) {
      throw new NotFoundError(`There is no template '${id}'.`);
    }
    return found;
  }

  private once(key: string | undefined, make: () => string): string {
    const id = (key && this.keys.get(key)) ?? make();
    if (key) {
      this.keys.set(key, id);
    }
    return id;
  }
}

function idOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(26, '0')}`;
}

function template(id: string, name: string): Template {
  return {
    id,
    name,
    platform: 'linux',
    identityMode: 'shared',
    defaultVersion: 1,
    latestVersion: 1,
    ready: true,
    readyNow: 0,
  };
}

function project(of: {
  id: string;
  owner: string;
  sourceUrl?: string;
  settings: ImageProjectSettings;
}): ImageProjectDetail {
  const { id, owner, sourceUrl, settings } = of;
  return {
    project: {
      id,
      owner,
      sourceUrl,
      name: settings.name,
      status: 'preparing',
      platform: 'linux',
      promotion: settings.promotion ?? 'approval',
      createdAt: AT,
      actions: ['change', 'build', 'delete'],
    },
    settings,
    pricePerHour: 0.192,
  };
}
