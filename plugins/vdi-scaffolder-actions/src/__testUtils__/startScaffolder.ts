import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import {
  coreServices,
  createBackendModule,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';
import { Router } from 'express';
import request from 'supertest';
import { parse } from 'yaml';
import { scaffolderModuleVdi } from '../module';
import { fakeVdiRouter } from './fakeVdiRouter';
import { FakeVdi } from './FakeVdi';
import { filesBelow } from './filesBelow';

const GIT_HOST = 'https://git.example.com';
const TEMPLATES = resolve(__dirname, '../../../../templates');

/** An entity that the catalog has of the repository. */
function imageEntity(
  name: string,
  annotations: Record<string, string>,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        ...annotations,
        'vdi.deskstage.io/image': 'payments-desktop',
      },
    },
    spec: { type: 'workstation-image', owner: 'group:default/payments' },
  };
}

/** A task as it ended, or a dry run. */
export interface Outcome {
  status: string;
  log: string;
  output: {
    links?: { title: string; url?: string; entityRef?: string }[];
    text?: { content: string }[];
  };
}

/** The scaffolder with the templates of this repository, the module and a fake of the VDI backend. */
export async function startScaffolder() {
  const state = { vdi: new FakeVdi() };
  /** What was published, by path */
  const published: Record<string, string> = {};
  const templates = await Promise.all(
    [
      'new-workstation-image',
      'apply-workstation-image',
      'add-warm-pool',
      'give-my-service-a-workstation',
    ].map(readTemplate),
  );
  const backend = await startTestBackend({
    features: [
      scaffolderPlugin,
      scaffolderModuleVdi,
      vdiPlugin(() => state.vdi),
      gitHostReader(published),
      gitHostModule(published),
      catalogServiceMock.factory({
        entities: [
          ...templates,
          imageEntity('payments-desktop', {
            'backstage.io/source-location': `url:${GIT_HOST}/payments-desktop/`,
          }),
          imageEntity('elsewhere', {
            'backstage.io/managed-by-location': `url:${GIT_HOST}/payments-desktop/catalog-info.yaml`,
          }),
        ],
      }),
      mockServices.rootConfig.factory({
        data: { backend: { baseUrl: 'http://localhost:0' } },
      }),
    ],
  });
  const { server } = backend;

  async function run(template: string, values: object): Promise<Outcome> {
    const started = await request(server)
      .post('/api/scaffolder/v2/tasks')
      .send({ templateRef: `template:default/${template}`, values });
    if (started.status !== 201) {
      throw new Error(JSON.stringify(started.body));
    }
    for (;;) {
      const task = await request(server).get(
        `/api/scaffolder/v2/tasks/${started.body.id}`,
      );
      if (!['open', 'processing'].includes(task.body.status)) {
        return {
          status: task.body.status,
          ...(await eventsOf(started.body.id)),
        };
      }
      await new Promise(done => setTimeout(done, 50));
    }
  }

  async function eventsOf(id: string) {
    const events = await request(server).get(
      `/api/scaffolder/v2/tasks/${id}/events`,
    );
    const bodies = events.body.map(({ body }: { body: object }) => body);
    return {
      log: bodies.map(({ message }: { message: string }) => message).join('\n'),
      output: bodies.at(-1).output ?? {},
    };
  }

  async function dryRun(template: string, values: object) {
    const files = await filesBelow(resolve(TEMPLATES, template));
    const answer = await request(server)
      .post('/api/scaffolder/v2/dry-run')
      .send({
        template: templates.find(({ metadata }) => metadata.name === template),
        values,
        secrets: {},
        directoryContents: Object.entries(files).map(([path, content]) => ({
          path,
          base64Content: Buffer.from(content).toString('base64'),
        })),
      });
    return { status: answer.status, body: answer.body };
  }

  return Object.assign(state, {
    published,
    run,
    dryRun,
    /** Begins anew. */
    reset() {
      state.vdi = new FakeVdi();
      for (const path of Object.keys(published)) {
        delete published[path];
      }
    },
  });
}

async function readTemplate(name: string): Promise<Entity> {
  const path = resolve(TEMPLATES, name, 'template.yaml');
  const entity = parse(await readFile(path, 'utf8'));
  return {
    ...entity,
    metadata: {
      ...entity.metadata,
      namespace: 'default',
      annotations: { 'backstage.io/managed-by-location': `file:${path}` },
    },
  };
}

function vdiPlugin(vdi: () => FakeVdi) {
  return createBackendPlugin({
    pluginId: 'vdi',
    register({ registerInit }) {
      registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = Router();
          router.use(
            '/v1',
            fakeVdiRouter(vdi, async () => undefined),
          );
          httpRouter.use(router);
        },
      });
    },
  });
}

/** Reads what was published. */
function gitHostReader(published: Record<string, string>) {
  return mockServices.urlReader.mock({
    readTree: async url => ({
      etag: '',
      files: async () => [],
      archive: async () => Readable.from([]),
      dir: async ({ targetDir = '' } = {}) => {
        if (url !== `${GIT_HOST}/payments-desktop/`) {
          throw new Error(`There is nothing at ${url}`);
        }
        for (const [path, text] of Object.entries(published)) {
          await mkdir(dirname(join(targetDir, path)), { recursive: true });
          await writeFile(join(targetDir, path), text);
        }
        return targetDir;
      },
    }),
  }).factory;
}

/** The publishing step of the demo, which a portal replaces by that of its Git host. */
function gitHostModule(published: Record<string, string>) {
  const publish = createTemplateAction({
    id: 'demo:publish:folder',
    schema: { input: { name: z => z.string() } },
    async handler(ctx) {
      Object.assign(published, await filesBelow(ctx.workspacePath));
      const url = `${GIT_HOST}/${ctx.input.name}`;
      ctx.output('remoteUrl' as never, url as never);
      ctx.output('repoContentsUrl' as never, `${url}/blob/main` as never);
    },
  });
  return createBackendModule({
    pluginId: 'scaffolder',
    moduleId: 'git-host',
    register({ registerInit }) {
      registerInit({
        deps: { actions: scaffolderActionsExtensionPoint },
        async init({ actions }) {
          actions.addActions(publish);
        },
      });
    },
  });
}
