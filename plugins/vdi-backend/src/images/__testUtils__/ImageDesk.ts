import type {
  TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { mockServices } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { CreateImageProject } from '@deskstage/backstage-plugin-vdi-common';
import { NOON } from '../../__testUtils__/builders';
import { StoreFixture } from '../../__testUtils__/StoreFixture';
import { HealthMonitor } from '../../health';
import type { Rights } from '../../permissions';
import { ConfiguredPrices } from '../../prices';
import { TemplateCatalog } from '../../templates';
import {
  aTemplate,
  FakeLaunchTemplates,
  NO_SETTINGS,
} from '../../templates/__testUtils__/FakeLaunchTemplates';
import { Blueprints } from '../Blueprints';
import { testBlueprint } from '../content/__testUtils__/imagePlans';
import { ImageAccess } from '../ImageAccess';
import { ImageBuilds } from '../ImageBuilds';
import { ImageChecks } from '../ImageChecks';
import { ImagePresenter } from '../ImagePresenter';
import { ImageProjects } from '../ImageProjects';
import { ImageReader } from '../ImageReader';
import type { ImageBuildRecord } from '../model';
import { PartsPlanner } from '../PartsPlanner';
import { DatabaseImageStore } from '../store';
import { AMARA, anImageBuild, imageSettings } from './imageBuilders';

const TABLES = [
  'image_projects',
  'image_builds',
  'image_packages',
  'image_events',
];

/** Of a project that nothing is wrong with. */
export function anImageRequest(
  changes: Partial<CreateImageProject> = {},
): CreateImageProject {
  return {
    id: 'payments',
    owner: 'user:default/amara',
    settings: imageSettings(),
    ...changes,
  };
}

/** What answers requests about images, over a real database and templates of the test's choice. */
export class ImageDesk {
  /** What everybody may do */
  rights = { readImages: true, createImages: true, manageImages: false };
  readonly ec2 = new FakeLaunchTemplates([aTemplate()]);
  readonly onChange = jest.fn();
  readonly projects: ImageProjects;
  readonly builds: ImageBuilds;
  readonly reader: ImageReader;
  readonly store: DatabaseImageStore;

  private constructor(readonly fixture: StoreFixture) {
    const { ec2, onChange } = this;
    const store = DatabaseImageStore.create({ knex: fixture.knex });
    const clock = () => NOON;
    const health = new HealthMonitor({
      logger: mockServices.logger.mock(),
      clock,
    });
    const images = {
      blueprints: async () =>
        new Map(
          ['ubuntu-developer', 'payments'].map(templateId => [
            templateId,
            testBlueprint({ templateId }),
          ]),
        ),
      machineImages: async () => new Map(),
      logUrl: (imageArn: string) => `https://example.com/${imageArn}`,
    };
    const blueprints = new Blueprints({ images, health, clock });
    const prices = new ConfiguredPrices({ hourly: {} });
    const templates = new TemplateCatalog({
      launchTemplates: ec2,
      settings: NO_SETTINGS,
      subnetIds: [],
      health,
      clock,
    });
    const access = new ImageAccess({
      access: { rightsOf: async () => this.rights as Rights },
      store,
    });
    const presenter = new ImagePresenter({
      store,
      images,
      blueprints,
      catalog: templates,
      prices,
      clock,
    });
    const checks = new ImageChecks({
      store,
      // A pipeline of the project there is once it is ready
      blueprints: {
        all: async () =>
          new Map(
            [...(await blueprints.all())].filter(([id]) => id !== 'payments'),
          ),
      },
      planner: new PartsPlanner({
        deployment: 'test',
        blueprints,
        images,
        launchTemplates: ec2,
        clock,
      }),
      images,
      launchTemplates: ec2,
      templates,
      catalog: catalogServiceMock({
        entities: ['amara', 'jonas'].map(name => ({
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'User',
          metadata: { name, namespace: 'default' },
        })),
      }),
      workstations: fixture.store,
      health,
    });
    this.store = store;
    this.projects = new ImageProjects({
      access,
      checks,
      store,
      presenter,
      clock,
      onChange,
    });
    this.builds = new ImageBuilds({
      access,
      store,
      presenter,
      templates,
      clock,
      onChange,
    });
    this.reader = new ImageReader({
      access,
      store,
      presenter,
      blueprints,
      catalog: templates,
      launchTemplates: ec2,
      prices,
      health,
    });
  }

  /** With nothing in the database. */
  static async create(
    databases: TestDatabases,
    id: TestDatabaseId,
  ): Promise<ImageDesk> {
    const fixture = await StoreFixture.create(databases, id);
    await fixture.clear();
    for (const table of TABLES) {
      await fixture.knex(table).delete();
    }
    return new ImageDesk(fixture);
  }

  /** Lets the template of the project have this default version. */
  makeDefault(projectId: string, version: number): void {
    this.ec2.templates = [
      aTemplate(),
      aTemplate({
        id: projectId,
        launchTemplateId: `lt-${projectId}`,
        defaultVersion: version,
      }),
    ];
  }

  /** A build of the project, as its keeper would have left it. */
  async build(
    changes: Partial<ImageBuildRecord> = {},
  ): Promise<ImageBuildRecord> {
    const { build } = await this.store.insertBuild(
      anImageBuild({ status: 'candidate', ...changes }),
      { type: 'build-requested', actor: AMARA },
    );
    return build;
  }

  /** Types of the project's history, oldest first. */
  async history(projectId = 'payments'): Promise<string[]> {
    const { items } = await this.store.listEvents(projectId, { limit: 100 });
    return items.map(each => each.type).reverse();
  }
}
