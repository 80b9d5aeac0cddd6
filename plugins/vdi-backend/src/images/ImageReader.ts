import { NotFoundError } from '@backstage/errors';
import type {
  ImageBuildChanges,
  ImageBuildDetail,
  ImageBuildPage,
  ImageChoices,
  ImageEventPage,
  ImageProjectDetail,
  ImageProjectPage,
  ImageQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import type {
  ImageBlueprint,
  InstanceTypeSpecs,
  LaunchTemplates,
} from '../aws';
import type { Caller } from '../permissions';
import type { HealthMonitor } from '../health';
import type { Prices } from '../prices';
import {
  typesOf,
  type CatalogTemplate,
  type TemplateCatalog,
} from '../templates';
import { answered } from './answered';
import type { Blueprints } from './Blueprints';
import { comparePackages, compareSettings } from './compareBuilds';
import { TOOLS } from './content';
import { defaultBefore } from './defaultBefore';
import type { ImageAccess } from './ImageAccess';
import type { ImagePresenter } from './ImagePresenter';
import type { ImageBuildRecord } from './model';
import { presentBuild, presentImageEvent } from './presentImage';
import type { ImageStore } from './store';

/** Page of a list that is read from its begin to its end. */
interface Page {
  limit: number;
  cursor?: string;
}

/** Shows callers image projects and their builds. */
export class ImageReader {
  constructor(
    private readonly options: {
      access: ImageAccess;
      store: ImageStore;
      presenter: ImagePresenter;
      blueprints: Blueprints;
      catalog: TemplateCatalog;
      launchTemplates: Pick<LaunchTemplates, 'instanceTypes'>;
      prices: Prices;
      health: HealthMonitor;
    },
  ) {}

  async list(caller: Caller, query: ImageQuery): Promise<ImageProjectPage> {
    const { access, store, presenter } = this.options;
    const rights = await access.reader(caller);
    const { items, total, nextCursor } = await store.listProjects({
      q: query.q,
      ownerRefs: query.owned ? caller.ownershipRefs : undefined,
      limit: query.limit ?? 50,
      cursor: query.cursor,
    });
    return { items: await presenter.all(items, rights), total, nextCursor };
  }

  async get(caller: Caller, imageId: string): Promise<ImageProjectDetail> {
    const { rights, project } = await this.options.access.readable(
      caller,
      imageId,
    );
    return this.options.presenter.detail(project, rights);
  }

  async events(
    caller: Caller,
    imageId: string,
    page: Page,
  ): Promise<ImageEventPage> {
    const { access, store } = this.options;
    await access.readable(caller, imageId);
    const { items, nextCursor } = await store.listEvents(imageId, page);
    return { items: items.map(presentImageEvent), nextCursor };
  }

  async builds(
    caller: Caller,
    imageId: string,
    page: Page,
  ): Promise<ImageBuildPage> {
    const { access, store, presenter } = this.options;
    const { rights, project } = await access.readable(caller, imageId);
    const [{ items, total, nextCursor }, facts] = await Promise.all([
      store.listBuilds(imageId, page),
      presenter.buildFacts(project, rights),
    ]);
    return {
      items: items.map(each => presentBuild(each, facts)),
      total,
      nextCursor,
    };
  }

  async build(
    caller: Caller,
    imageId: string,
    buildId: string,
  ): Promise<ImageBuildDetail> {
    const { access, store, presenter } = this.options;
    const { rights, project } = await access.readable(caller, imageId);
    const build = await this.find(imageId, buildId);
    const [packages, facts] = await Promise.all([
      store.packages(buildId),
      presenter.buildFacts(project, rights),
    ]);
    return {
      build: presentBuild(build, facts),
      settings: build.settings,
      steps: build.steps,
      packages,
    };
  }

  /** What differs between the build and another, or the default before it. */
  async changes(
    caller: Caller,
    imageId: string,
    buildId: string,
    since?: string,
  ): Promise<ImageBuildChanges> {
    const { access, store, presenter } = this.options;
    const { rights, project } = await access.readable(caller, imageId);
    const build = await this.find(imageId, buildId);
    const facts = await presenter.buildFacts(project, rights);
    const before = since
      ? await this.find(imageId, since)
      : defaultBefore(
          await store.buildsWith(imageId, ['promoted', 'retired']),
          build,
          facts.defaultVersion,
        );
    if (!before) {
      return { settings: [], packages: [] };
    }
    const [from, to] = await Promise.all([
      store.packages(before.id),
      store.packages(build.id),
    ]);
    return {
      since: presentBuild(before, facts),
      settings: compareSettings(before.settings, build.settings),
      // Of a build that has none yet nothing can be said
      packages: from.length && to.length ? comparePackages(from, to) : [],
    };
  }

  /** What projects can be made of. */
  async choices(caller: Caller): Promise<ImageChoices> {
    const { access, blueprints, catalog, store } = this.options;
    const rights = await access.reader(caller);
    const [known, templates, projects] = await Promise.all([
      blueprints.all(),
      catalog.list(),
      store.allProjects(),
    ]);
    const leaving = new Set(
      projects.flatMap(each => (each.status === 'deleting' ? each.id : [])),
    );
    const bases = templates.flatMap(template => {
      const blueprint = known.get(template.id);
      return blueprint &&
        rights.mayBuildUpon(template) &&
        !leaving.has(template.id)
        ? [{ template, blueprint }]
        : [];
    });
    const offers = await this.offers(bases);
    const projectIds = new Set(projects.map(each => each.id));
    return {
      bases: bases.map(({ template, blueprint }) => ({
        templateId: template.id,
        name: template.name,
        description: template.description,
        platform: template.platform,
        imageId: blueprint.newest?.amiId,
        imageCreatedAt: blueprint.newest?.createdAt.toISOString(),
        diskGiB: blueprint.diskGiB,
        gpu: buildsOnGpu(blueprint, offers.specs),
        project: projectIds.has(template.id),
        instanceTypes: typesOf(template).map(type => offers.of(type, template)),
      })),
      tools: TOOLS.map(({ id, name, description, platforms, gpu }) => ({
        id,
        name,
        description,
        platforms: [...platforms],
        gpu,
      })),
    };
  }

  /** Sizes and prices of everything that the bases name. */
  private async offers(
    bases: { template: CatalogTemplate; blueprint: ImageBlueprint }[],
  ) {
    const { launchTemplates, prices, health } = this.options;
    const types = [
      ...new Set(
        bases.flatMap(({ template, blueprint }) => [
          ...typesOf(template),
          ...blueprint.infrastructure.instanceTypes,
        ]),
      ),
    ];
    const [specs, hourly] = await Promise.all([
      answered(health, () => launchTemplates.instanceTypes(types)),
      prices.hourly(types),
    ]);
    return {
      specs,
      of: (instanceType: string, template: CatalogTemplate) => {
        const found = specs.get(instanceType);
        return {
          instanceType,
          vcpus: found?.vcpus,
          memoryMiB: found?.memoryMiB,
          gpus: found?.gpus,
          pricePerHour: hourly.get(`${instanceType} ${template.platform}`),
        };
      },
    };
  }

  private async find(
    imageId: string,
    buildId: string,
  ): Promise<ImageBuildRecord> {
    const build = await this.options.store.build(imageId, buildId);
    if (!build) {
      throw new NotFoundError(
        `Image project '${imageId}' has no build '${buildId}'.`,
      );
    }
    return build;
  }
}

/** Whether images of it are built on machines with a graphics card, and so have its driver. */
function buildsOnGpu(
  { infrastructure }: ImageBlueprint,
  specs: ReadonlyMap<string, InstanceTypeSpecs>,
): boolean {
  return infrastructure.instanceTypes.some(
    type => (specs.get(type)?.gpus ?? 0) > 0,
  );
}
