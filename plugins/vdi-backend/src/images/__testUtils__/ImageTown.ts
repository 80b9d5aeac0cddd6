import { mockServices } from '@backstage/backend-test-utils';
import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import { ulid } from 'ulid';
import { Process } from '../../__testUtils__/Process';
import type { Replica } from '../../__testUtils__/Replica';
import { Town } from '../../__testUtils__/Town';
import { createBasePipeline } from '../../aws/imageBuilder/__testUtils__/baseTemplate';
import { HealthMonitor } from '../../health';
import { DEFAULT_POLICY } from '../../lifecycle';
import { DatabasePoolStore } from '../../pools';
import { DatabaseTemplateStore, DefaultVersions } from '../../templates';
import type { WorkstationRecord } from '../../workstations';
import { Blueprints } from '../Blueprints';
import { ImageKeeper } from '../ImageKeeper';
import { DEFAULT_IMAGE_POLICY, type ImagePolicy } from '../lifecycle';
import {
  IMAGE_TEST_OWNER,
  type ImageBuildRecord,
  type ImageProjectRecord,
} from '../model';
import { PartsPlanner } from '../PartsPlanner';
import { DatabaseImageStore } from '../store';
import { AMARA, anImageProject, imageSettings } from './imageBuilders';

export const BASE = 'ubuntu-developer';
export const PROJECT = 'payments';

/** Seconds between two looks of a backend. */
const TICK = 5;

/** One backend with its keeper of images. */
export interface ImageReplica {
  backend: Replica;
  process: Process;
  keeper: ImageKeeper;
}

/** A town whose templates have image pipelines, and backends that keep image projects. */
export class ImageTown {
  /** Ids of projects of which a keeper told that they are gone */
  readonly gone: string[] = [];

  private constructor(
    readonly town: Town,
    readonly store: DatabaseImageStore,
    private readonly policy: ImagePolicy,
  ) {}

  static async create(
    knex: Knex,
    options: { seed?: number; policy?: Partial<ImagePolicy> } = {},
  ): Promise<ImageTown> {
    const { seed = 7, policy } = options;
    const town = await Town.create({ knex, seed });
    const images = new ImageTown(town, DatabaseImageStore.create({ knex }), {
      ...DEFAULT_IMAGE_POLICY,
      ...policy,
    });
    const { aws } = town.replica();
    if (!(await aws.images.blueprints()).has(BASE)) {
      await createBasePipeline(town, `vdi-demo-${BASE}`);
    }
    const base = (await aws.images.blueprints()).get(BASE);
    if (base && !base.newest) {
      await aws.images.start(base.pipelineArn, 'first');
      town.pass(120);
    }
    return images;
  }

  close(): Promise<void> {
    return this.town.close();
  }

  replica(): ImageReplica {
    const { town } = this;
    const backend = town.replica();
    const { process, aws, catalog } = backend;
    const { knex } = town;
    const clock = () => town.now();
    const logger = mockServices.logger.mock();
    const health = new HealthMonitor({ logger, clock });
    const store = process.wrap(DatabaseImageStore.create({ knex }));
    const templateStore = process.wrap(DatabaseTemplateStore.create({ knex }));
    const planner = new PartsPlanner({
      deployment: 'demo',
      blueprints: new Blueprints({ images: aws.images, health, clock }),
      images: aws.images,
      launchTemplates: aws.launchTemplates,
      clock,
    });
    const keeper = new ImageKeeper(
      {
        deployment: 'demo',
        store,
        images: aws.images,
        plan: project => planner.plan(project),
        catalog,
        templates: backend.templates,
        defaults: new DefaultVersions({
          catalog,
          launchTemplates: aws.launchTemplates,
          store: templateStore,
          clock,
          onChange: () => {},
        }),
        templateStore,
        pools: process.wrap(DatabasePoolStore.create({ knex })),
        workstations: backend.store,
        hosts: aws.hosts,
        lifecycle: DEFAULT_POLICY,
        policy: this.policy,
        health,
        logger,
        clock,
        onChange: () => {},
        onGone: projectId => this.gone.push(projectId),
        onWorkstation: () => {},
        onTemplate: () => {},
      },
      { replicaId: ulid() },
    );
    return { backend, process, keeper };
  }

  /** A project as the service enters it. */
  async project(
    changes: Partial<ImageProjectRecord> = {},
  ): Promise<ImageProjectRecord> {
    const now = this.town.now();
    const { project } = await this.store.insertProject(
      anImageProject({ createdAt: now, updatedAt: now, ...changes }),
      { type: 'created', actor: AMARA },
    );
    return project;
  }

  /** Other settings of a project, as the service writes them. */
  async change(
    changes: Partial<ImageProjectSettings>,
    id = PROJECT,
  ): Promise<void> {
    const project = await this.find(id);
    const updated = await this.store.updateProject(
      project,
      {
        settings: imageSettings({ ...project.settings, ...changes }),
        settingsRevision: project.settingsRevision + 1,
        nextCheckAt: this.town.now(),
      },
      [{ type: 'changed', actor: AMARA }],
      this.town.now(),
    );
    if (!updated) {
      throw new Error('Somebody else changed the project');
    }
  }

  /** A build as the service enters it. */
  async request(projectId = PROJECT): Promise<ImageBuildRecord> {
    const now = this.town.now();
    const { settings } = await this.find(projectId);
    const { build } = await this.store.insertBuild(
      {
        id: `img-${ulid(now.getTime()).toLowerCase()}`,
        projectId,
        status: 'queued',
        trigger: 'request',
        requestedBy: AMARA,
        requestedAt: now,
        settings,
        steps: [],
        cancelRequested: false,
      },
      { type: 'build-requested', actor: AMARA },
    );
    return build;
  }

  /** What somebody wants of a build, as the service writes it. */
  async want(
    number: number,
    patch: Parameters<DatabaseImageStore['updateBuild']>[1],
  ): Promise<void> {
    const build = await this.build(number);
    await this.store.updateBuild(build, patch, [], this.town.now());
    await this.store.hasten(PROJECT, this.town.now());
  }

  /** Lets time pass, a tick at a time, until it is so. */
  async until(
    { backend, keeper }: ImageReplica,
    isSo: () => Promise<boolean>,
    minutes = 30,
  ): Promise<void> {
    for (let second = 0; second < minutes * 60; second += TICK) {
      if (await isSo()) {
        return;
      }
      await keeper.run();
      await backend.reconciler.run();
      this.town.pass(TICK);
    }
    throw new Error(
      `It never was so: ${JSON.stringify(
        [await this.store.project(PROJECT), ...(await this.builds())],
        undefined,
        1,
      )}`,
    );
  }

  pass(replica: ImageReplica, seconds: number): Promise<void> {
    const end = this.town.now().getTime() + seconds * 1000;
    return this.until(
      replica,
      async () => this.town.now().getTime() >= end,
      Infinity,
    );
  }

  /** Works until a build has ended in this status. */
  async ends(
    replica: ImageReplica,
    number: number,
    status: ImageBuildRecord['status'],
  ): Promise<ImageBuildRecord> {
    await this.until(
      replica,
      async () => (await this.build(number)).status === status,
    );
    return this.build(number);
  }

  async find(id = PROJECT): Promise<ImageProjectRecord> {
    const project = await this.store.project(id);
    if (!project) {
      throw new Error(`There is no project '${id}'`);
    }
    return project;
  }

  async build(number: number, projectId = PROJECT): Promise<ImageBuildRecord> {
    const build = await this.store.buildByNumber(projectId, number);
    if (!build) {
      throw new Error(`There is no build ${number}`);
    }
    return build;
  }

  async builds(projectId = PROJECT): Promise<ImageBuildRecord[]> {
    return (await this.store.listBuilds(projectId, { limit: 100 })).items;
  }

  /** The history of a project, oldest first. */
  async history(projectId = PROJECT): Promise<string[]> {
    const { items } = await this.store.listEvents(projectId, { limit: 100 });
    return items.map(each => each.type).reverse();
  }

  /** Version that people get; absent when EC2 has no such template. */
  async defaultVersion(id = PROJECT): Promise<number | undefined> {
    const { aws } = this.town.replica();
    const templates = await aws.launchTemplates.list();
    return templates.find(each => each.id === id)?.defaultVersion;
  }

  /** Workstations of trials that have not ended. */
  async trials(): Promise<WorkstationRecord[]> {
    const { items } = await this.town.replica().store.list({
      owner: IMAGE_TEST_OWNER,
      sort: '-createdAt',
      limit: 50,
    });
    return items;
  }
}
