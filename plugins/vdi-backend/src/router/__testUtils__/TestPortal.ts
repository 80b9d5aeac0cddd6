import {
  coreServices,
  createBackendModule,
  type DatabaseService,
} from '@backstage/backend-plugin-api';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import permissionPlugin from '@backstage/plugin-permission-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type {
  ImageProject,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  INSTANT,
  startSimulator,
  type Simulator,
  type SimulatorOptions,
} from '@deskstage/simulator';
import type { Knex } from 'knex';
import request, { type Response } from 'supertest';
import { ulid } from 'ulid';
import { DatabaseImageStore, type ImageBuildRecord } from '../../images';
import vdiPlugin from '../../index';
import { Recorder } from './Recorder';
import {
  authorizationOf,
  httpAuthFactory,
  policyModule,
  userInfoFactory,
  type Role,
} from './roles';

/** Options of {@link TestPortal.start}. */
export interface TestPortalOptions {
  /** Whether the permission framework is on, with a policy as in the demo */
  permissions: boolean;
  simulator?: SimulatorOptions;
  /** In place of credentials that the simulator takes */
  environment?: NodeJS.ProcessEnv;
  /** @default 100 */
  limitPerUser?: number;
  /** Pools of the configuration */
  pools?: JsonObject;
}

/** What a request carries. */
export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
}

const BASE = '/api/vdi/v1';

const TABLES = [
  'workstations',
  'workstation_events',
  'owners',
  'idempotency_keys',
  'pools',
  'template_settings',
  'template_changes',
  'image_projects',
  'image_builds',
  'image_events',
];

const COMPONENT = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'payments', namespace: 'default' },
};

const GROUP = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: { name: 'payments', namespace: 'default' },
};

const STRANGER = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name: 'jonas', namespace: 'default' },
};

/** A portal with this plugin over a simulated cloud, and the eyes that tests need. */
export class TestPortal {
  private constructor(
    readonly simulator: Simulator,
    readonly recorder: Recorder,
    private readonly knex: Knex,
    private readonly backend: Awaited<ReturnType<typeof startTestBackend>>,
    private readonly environment: NodeJS.ProcessEnv,
  ) {}

  static async start(options: TestPortalOptions): Promise<TestPortal> {
    const simulator = await startSimulator({
      timing: INSTANT,
      ...options.simulator,
    });
    const environment = { ...process.env };
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: simulator.awsEndpoint,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'simulator',
      AWS_SECRET_ACCESS_KEY: 'simulator',
      ...options.environment,
    });
    const recorder = new Recorder();
    let database: DatabaseService | undefined;
    const backend = await startTestBackend({
      features: [
        vdiPlugin,
        ...(options.permissions ? [permissionPlugin, policyModule] : []),
        permissionsServiceFactory,
        schedulerServiceFactory,
        userInfoFactory,
        httpAuthFactory,
        ...recorder.factories(),
        catalogServiceMock.factory({ entities: [COMPONENT, GROUP, STRANGER] }),
        mockServices.rootConfig.factory({
          data: configurationOf(simulator, options),
        }),
        createBackendModule({
          pluginId: 'vdi',
          moduleId: 'test-database',
          register({ registerInit }) {
            registerInit({
              deps: { service: coreServices.database },
              async init({ service }) {
                database = service;
              },
            });
          },
        }),
      ],
    });
    const knex = await (database as unknown as DatabaseService).getClient();
    return new TestPortal(simulator, recorder, knex, backend, environment);
  }

  async stop(): Promise<void> {
    await this.backend.stop();
    await this.simulator.stop();
    process.env = this.environment;
  }

  /** Sends a request; the path is relative to the API. */
  async call(
    role: Role,
    method: string,
    path: string,
    { body, headers = {} }: CallOptions = {},
  ): Promise<Response> {
    const authorization = authorizationOf(role);
    const sent = request(this.backend.server)
      [method.toLowerCase() as 'get'](`${BASE}${path}`)
      .set({ ...(authorization ? { authorization } : {}), ...headers });
    return body === undefined ? sent : sent.send(body as object);
  }

  /** A workstation that is ready for its owner. */
  async workstation(
    role: Role,
    body: { templateId: string; name?: string; version?: number },
  ): Promise<Workstation> {
    const created = await this.call(role, 'POST', '/workstations', { body });
    if (created.status !== 201) {
      throw new Error(JSON.stringify(created.body));
    }
    return this.until(created.body.id, row => row.status === 'ready');
  }

  /** Waits until the service sees the workstation as wanted. */
  async until(
    id: string,
    condition: (workstation: Workstation) => boolean,
  ): Promise<Workstation> {
    for (;;) {
      const { body } = await this.call('service', 'GET', `/workstations/${id}`);
      if (condition(body)) {
        return body;
      }
      if (!body.id || body.status === 'failed') {
        throw new Error(JSON.stringify(body));
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  /** Warm workstations of the template, so that a claim is ready at once. */
  async warmUp(templateId: string, count: number): Promise<void> {
    const { body } = await this.call(
      'service',
      'POST',
      `/pools/${templateId}/members`,
      { body: { count } },
    );
    for (const { id } of body.items) {
      await this.until(id, row => row.status === 'pooled');
    }
  }

  /** An image project of the group `payments`. */
  async imageProject(id: string): Promise<ImageProject> {
    const { status, body } = await this.call('service', 'POST', '/images', {
      body: {
        id,
        owner: 'group:default/payments',
        settings: {
          name: 'An image',
          base: { templateId: 'ubuntu-developer' },
          instanceTypes: ['m7i.xlarge'],
          promotion: 'pinned',
        },
      },
    });
    if (status !== 201) {
      throw new Error(JSON.stringify(body));
    }
    return body.project;
  }

  /** Waits until Image Builder has the parts of the project. */
  async imageReady(id: string): Promise<void> {
    for (;;) {
      const { body } = await this.call('service', 'GET', `/images/${id}`);
      if (body.project.status === 'ready') {
        return;
      }
      await new Promise(resolve => setTimeout(resolve, 25));
    }
  }

  /** Has the database say that one project is built upon another, although that has no image. */
  async putUpon(id: string, base: string): Promise<void> {
    const store = DatabaseImageStore.create({ knex: this.knex });
    const project = await store.project(id);
    const settings = project && {
      ...project.settings,
      base: { templateId: base },
    };
    if (
      !project ||
      !(await store.updateProject(project, { settings }, [], new Date()))
    ) {
      throw new Error(`Project '${id}' is gone or was changed by another.`);
    }
  }

  /** A build of an image project, as its keeper would have left it. */
  async imageBuild(
    projectId: string,
    changes: Partial<ImageBuildRecord>,
  ): Promise<ImageBuildRecord> {
    const store = DatabaseImageStore.create({ knex: this.knex });
    const project = await store.project(projectId);
    if (!project) {
      throw new Error(`There is no project '${projectId}'.`);
    }
    const now = new Date();
    const { build } = await store.insertBuild(
      {
        id: `img-${ulid().toLowerCase()}`,
        projectId,
        status: 'candidate',
        trigger: 'request',
        requestedBy: { kind: 'system' },
        requestedAt: now,
        endedAt: now,
        settings: project.settings,
        steps: [],
        cancelRequested: false,
        ...changes,
      },
      { type: 'build-requested', actor: { kind: 'system' } },
    );
    return build;
  }

  /** Every row of the plugin, to look for what must not be there. */
  async rows(): Promise<string> {
    const rows = await Promise.all(TABLES.map(table => this.knex(table)));
    return JSON.stringify(rows);
  }

  /** What people and programs have brought about so far, without what follows from it by itself. */
  async deeds(): Promise<unknown> {
    return {
      workstations: await this.knex('workstations')
        .select('id', 'owner_ref', 'entity_ref', 'name', 'intent')
        .orderBy('id'),
      events: await this.knex('workstation_events')
        .select('workstation_id', 'type', 'actor_ref')
        .whereNot('actor_kind', 'system')
        .orderBy('id'),
      owners: await this.knex('owners').orderBy('owner_ref'),
      keys: await this.knex('idempotency_keys').orderBy('key'),
      pools: await this.knex('pools').orderBy('template_id'),
      settings: await this.knex('template_settings').orderBy('template_id'),
      changes: await this.knex('template_changes').orderBy('id'),
      images: await this.knex('image_projects')
        .select('id', 'owner_ref', 'settings', 'settings_revision')
        .orderBy('id'),
      builds: await this.knex('image_builds')
        .select('id', 'status', 'cancel_requested', 'promotion_wanted')
        .orderBy('id'),
      imageEvents: await this.knex('image_events')
        .select('project_id', 'type')
        .whereNot('actor_kind', 'system')
        .orderBy('id'),
      // What was changed in Image Builder
      calls: Object.entries(this.simulator.control.calls()).filter(([call]) =>
        /^imagebuilder:(?!Get|List)/.test(call),
      ),
    };
  }
}

function configurationOf(
  simulator: Simulator,
  { permissions, limitPerUser = 100, pools = {} }: TestPortalOptions,
) {
  return {
    permission: { enabled: permissions },
    vdi: {
      deployment: 'demo',
      directory: { tableName: 'vdi-directory' },
      connection: {
        gatewayUrl: simulator.gatewayUrl,
        authenticatorUrl: simulator.authenticatorUrl,
      },
      workstations: { limitPerUser },
      pools,
      reconciler: { interval: { milliseconds: 100 } },
    },
  };
}
