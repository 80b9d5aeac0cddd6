import type {
  ImageProject,
  ImageProjectDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import type { ImageFactory } from '../aws';
import type { Prices } from '../prices';
import type { CatalogTemplate, TemplateCatalog } from '../templates';
import type { Blueprints } from './Blueprints';
import { nextBuildAt } from './content';
import type { ImageRights } from './ImageAccess';
import type { ImageProjectRecord } from './model';
import { presentProject, type ProjectFacts } from './presentImage';
import type { ImageStore, ProjectBuilds } from './store';

type BuildFacts = Pick<
  ProjectFacts,
  'mayChange' | 'defaultVersion' | 'typicalBuildSeconds' | 'logUrl'
>;

/** Gathers what is known of image projects and shows it. */
export class ImagePresenter {
  constructor(
    private readonly options: {
      store: Pick<ImageStore, 'summaries' | 'typicalSeconds'>;
      images: Pick<ImageFactory, 'logUrl'>;
      blueprints: Blueprints;
      catalog: TemplateCatalog;
      prices: Prices;
      clock: () => Date;
    },
  ) {}

  /** Projects of a list, in its order. */
  async all(
    projects: ImageProjectRecord[],
    rights: ImageRights,
  ): Promise<ImageProject[]> {
    if (projects.length === 0) {
      return [];
    }
    const templates = new Map(
      (await this.options.catalog.list()).map(each => [each.id, each]),
    );
    const ids = projects.map(each => each.id);
    const [builds, typical] = await Promise.all([
      this.options.store.summaries(
        new Map(ids.map(id => [id, templates.get(id)?.defaultVersion])),
      ),
      this.options.store.typicalSeconds(ids),
    ]);
    return Promise.all(
      projects.map(async project =>
        presentProject(
          project,
          await this.factsOf(project, rights, {
            templates,
            builds: builds.get(project.id) ?? {},
            typicalBuildSeconds: typical.get(project.id),
          }),
        ),
      ),
    );
  }

  async detail(
    project: ImageProjectRecord,
    rights: ImageRights,
  ): Promise<ImageProjectDetail> {
    const [[presented], pricePerHour] = await Promise.all([
      this.all([project], rights),
      this.priceOf(project),
    ]);
    return {
      project: presented,
      settings: project.settings,
      updatedAt: project.updatedAt.toISOString(),
      updatedBy: project.updatedBy,
      pricePerHour,
    };
  }

  /** What builds of the project are shown with. */
  async buildFacts(
    project: ImageProjectRecord,
    rights: ImageRights,
  ): Promise<BuildFacts> {
    const { store, catalog, images } = this.options;
    const [template, typical] = await Promise.all([
      catalog.find(project.id),
      store.typicalSeconds([project.id]),
    ]);
    return {
      mayChange: rights.mayChange(project),
      defaultVersion: template?.defaultVersion,
      typicalBuildSeconds: typical.get(project.id),
      logUrl: imageArn => images.logUrl(imageArn),
    };
  }

  private async factsOf(
    project: ImageProjectRecord,
    rights: ImageRights,
    known: {
      templates: ReadonlyMap<string, CatalogTemplate>;
      builds: ProjectBuilds;
      typicalBuildSeconds?: number;
    },
  ): Promise<ProjectFacts> {
    const { clock, images } = this.options;
    const { schedule } = project.settings;
    return {
      ...known.builds,
      mayChange: rights.mayChange(project),
      defaultVersion: known.templates.get(project.id)?.defaultVersion,
      base: await this.baseOf(project, known.templates),
      nextBuildAt:
        schedule && project.status === 'ready'
          ? nextBuildAt(schedule, clock())
          : undefined,
      typicalBuildSeconds: known.typicalBuildSeconds,
      logUrl: imageArn => images.logUrl(imageArn),
    };
  }

  /** What the next build starts from; without Image Builder's word only its name is known. */
  private async baseOf(
    { settings: { base } }: ImageProjectRecord,
    templates: ReadonlyMap<string, CatalogTemplate>,
  ): Promise<ProjectFacts['base']> {
    const { templateId } = base;
    const name = templates.get(templateId)?.name ?? templateId;
    if (base.imageId) {
      return { templateId, name, imageId: base.imageId };
    }
    const blueprints = await this.options.blueprints
      .all()
      .catch(() => undefined);
    const newest = blueprints?.get(templateId)?.newest;
    return {
      templateId,
      name,
      imageId: newest?.amiId,
      createdAt: newest?.createdAt,
    };
  }

  private async priceOf({
    settings: { instanceTypes },
    platform,
  }: ImageProjectRecord): Promise<number | undefined> {
    const [type] = instanceTypes;
    const prices = await this.options.prices.hourly([type]);
    return prices.get(`${type} ${platform}`);
  }
}
