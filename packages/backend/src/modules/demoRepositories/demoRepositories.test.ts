import { urlReaderServiceFactory } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createBackendPlugin,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import {
  scaffolderActionsExtensionPoint,
  type TemplateAction,
} from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import request from 'supertest';
import { demoRepositoriesModule } from './demoRepositoriesModule';
import { demoRepositoriesPlugin } from './demoRepositoriesPlugin';
import { repositoryUrlReaders } from './repositoryUrlReaders';

const BASE_URL = 'http://localhost:7007';

describe('demoRepositories', () => {
  const data = createMockDirectory();
  const workspace = createMockDirectory();
  let server: Parameters<typeof request>[0];
  let reader: UrlReaderService;
  let publish: TemplateAction<{ name: string }>;

  beforeEach(async () => {
    data.clear();
    workspace.setContent({
      'catalog-info.yaml': 'kind: Component\n',
      components: { 'a <b>.yaml': '<script>alert(1)</script>' },
    });
    const addActions = (...actions: unknown[]) => {
      publish = actions[0] as typeof publish;
    };
    const backend = await startTestBackend({
      extensionPoints: [[scaffolderActionsExtensionPoint, { addActions }]],
      features: [
        demoRepositoriesPlugin,
        demoRepositoriesModule,
        repositoryUrlReaders,
        createBackendPlugin({
          pluginId: 'reads',
          register({ registerInit }) {
            registerInit({
              deps: { urlReader: coreServices.urlReader },
              async init({ urlReader }) {
                reader = urlReader;
              },
            });
          },
        }),
        urlReaderServiceFactory,
        mockServices.rootConfig.factory({
          data: {
            backend: { baseUrl: BASE_URL },
            demo: { repositories: { directory: data.resolve('all') } },
          },
        }),
      ],
    });
    server = backend.server;
  });

  async function run(name: string, options: { isDryRun?: boolean } = {}) {
    const outputs: Record<string, unknown> = {};
    await publish.handler({
      ...createMockActionContext({ input: { name } }),
      workspacePath: workspace.path,
      output: (key, value) => {
        outputs[key] = value;
      },
      ...options,
    });
    return outputs;
  }

  it('shows what was published, as text', async () => {
    const { remoteUrl } = await run('payments-desktop');
    expect(remoteUrl).toMatch(/\/api\/demo-repositories\/payments-desktop$/);

    const base = '/api/demo-repositories/payments-desktop';
    const page = await request(server).get(base);
    expect(page.text).toContain(
      '<a href="./payments-desktop/components/a%20%3Cb%3E.yaml">components/a &lt;b>.yaml</a>',
    );
    const file = await request(server).get(`${base}/catalog-info.yaml`);
    expect(file.text).toBe('kind: Component\n');
    const other = await request(server).get(
      `${base}/components/a%20%3Cb%3E.yaml`,
    );
    expect(other.headers['content-type']).toMatch(/^text\/plain/);
    expect(other.headers['x-content-type-options']).toBe('nosniff');
  });

  it('lets plugins read single files and folders', async () => {
    await run('payments-desktop');
    const url = `${BASE_URL}/api/demo-repositories/payments-desktop`;

    const file = await reader.readUrl(`${url}/catalog-info.yaml`);
    expect(String(await file.buffer())).toBe('kind: Component\n');
    const textsOf = async (folder: string) => {
      const tree = await reader.readTree(folder);
      const files = (await tree.files()).map(async ({ path, content }) => [
        path,
        String(await content()),
      ]);
      return Object.fromEntries(await Promise.all(files));
    };
    expect(await textsOf(`${url}/`)).toEqual({
      'catalog-info.yaml': 'kind: Component\n',
      'components/a <b>.yaml': '<script>alert(1)</script>',
    });
    expect(await textsOf(`${url}/components/`)).toEqual({
      'a <b>.yaml': '<script>alert(1)</script>',
    });
    await expect(reader.readUrl(`${url}/nowhere.yaml`)).rejects.toThrow(
      "There is no file 'nowhere.yaml'",
    );
    await expect(
      reader.readUrl('http://localhost:1/elsewhere'),
    ).rejects.toThrow(/backend\.reading\.allow/);
  });

  it('publishes the same again, and nothing else under its name', async () => {
    await run('payments-desktop');
    await run('payments-desktop');

    workspace.addContent({ 'catalog-info.yaml': 'kind: System\n' });
    await expect(run('payments-desktop')).rejects.toThrow(
      "There is a repository 'payments-desktop' with other files already; take another name.",
    );
    expect(data.content({ path: 'all/payments-desktop' })).toMatchObject({
      'catalog-info.yaml': 'kind: Component\n',
    });
    expect(data.content({ path: 'all/.drafts' })).toEqual({});
  });

  it('writes nothing in a dry run', async () => {
    expect(await run('payments-desktop', { isDryRun: true })).toHaveProperty(
      'repoContentsUrl',
    );
    expect(data.content()).toEqual({});
  });

  it.each(['..', '.drafts', 'a/b', 'Upper', ''])(
    'refuses the name %j',
    async name => {
      await expect(run(name)).rejects.toThrow(
        'cannot be the name of a repository',
      );
    },
  );

  it.each([
    '/payments-desktop/nowhere.yaml',
    '/payments-desktop/components',
    '/nowhere',
    '/payments-desktop/..%2F..%2Fsecret',
    '/..%2Fsecret',
  ])('does not read %s', async path => {
    data.setContent({ secret: 'a secret' });
    await run('payments-desktop');
    const answer = await request(server).get(`/api/demo-repositories${path}`);
    expect([400, 403, 404]).toContain(answer.status);
    expect(answer.text).not.toContain('a secret');
  });
});
