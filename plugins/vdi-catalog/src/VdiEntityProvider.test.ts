import { mockServices } from '@backstage/backend-test-utils';
import type { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import type {
  ImageProject,
  Template,
} from '@deskstage/backstage-plugin-vdi-common';
import { VdiEntityProvider } from './VdiEntityProvider';

const context = {
  namespace: 'default',
  owner: 'group:default/platform',
  appUrl: 'https://portal.example.com',
};

const template = (id: string, changes: Partial<Template> = {}): Template => ({
  id,
  name: `The ${id}`,
  platform: 'linux',
  identityMode: 'shared',
  defaultVersion: 1,
  latestVersion: 1,
  ready: true,
  readyNow: 0,
  instanceTypes: [],
  hibernation: false,
  ...changes,
});

const project = (
  id: string,
  changes: Partial<ImageProject> = {},
): ImageProject => ({
  id,
  name: `Image ${id}`,
  owner: 'group:default/payments',
  status: 'ready',
  platform: 'linux',
  promotion: 'approval',
  base: { templateId: 'ubuntu', name: 'Ubuntu' },
  createdAt: '2026-11-02T12:00:00.000Z',
  actions: [],
  ...changes,
});

describe('VdiEntityProvider', () => {
  const logger = mockServices.logger.mock();
  const applied: EntityProviderMutation[] = [];
  let templates: Template[];
  let projects: ImageProject[];
  let listTemplates: jest.Mock;
  let provider: VdiEntityProvider;

  beforeEach(async () => {
    applied.length = 0;
    jest.clearAllMocks();
    templates = [template('ubuntu'), template('data')];
    projects = [project('data')];
    listTemplates = jest.fn(async () => ({ items: templates }));
    const list = async ({ cursor }: { cursor?: string } = {}) => {
      // One on each page
      const index = Number(cursor ?? 0);
      return {
        items: projects.slice(index, index + 1),
        total: projects.length,
        nextCursor: index + 1 < projects.length ? String(index + 1) : undefined,
      };
    };
    provider = new VdiEntityProvider({
      vdi: { listTemplates, images: { list } },
      auth: mockServices.auth(),
      logger,
      context,
    });
    await provider.connect({
      applyMutation: async mutation => {
        applied.push(mutation);
      },
      refresh: async () => {},
    });
  });

  const entities = () => {
    const last = applied[applied.length - 1];
    return last.type === 'full' ? last.entities.map(each => each.entity) : [];
  };

  it('makes entities of templates and projects, with owners and relations', async () => {
    await provider.refresh();
    expect(entities()).toMatchObject([
      {
        kind: 'Resource',
        metadata: {
          name: 'ubuntu',
          annotations: { 'vdi.deskstage.io/template': 'ubuntu' },
          links: [{ url: 'https://portal.example.com/vdi/templates/ubuntu' }],
        },
        spec: { type: 'workstation-template', owner: 'group:default/platform' },
      },
      {
        metadata: { name: 'data' },
        spec: {
          owner: 'group:default/payments',
          dependsOn: ['resource:default/data.image'],
        },
      },
      {
        metadata: {
          name: 'data.image',
          annotations: { 'vdi.deskstage.io/image': 'data' },
        },
        spec: {
          type: 'workstation-image',
          owner: 'group:default/payments',
          dependsOn: ['resource:default/ubuntu'],
        },
      },
    ]);
  });

  it('reads every page, and leaves out what is hidden or going', async () => {
    templates.push(template('secret', { hidden: true }));
    projects.push(
      project('second', { sourceUrl: 'https://git.example.com/second' }),
      project('gone', { status: 'deleting' }),
    );
    await provider.refresh();
    expect(entities().map(({ metadata }) => metadata.name)).toEqual([
      'ubuntu',
      'data',
      'data.image',
      'second.image',
    ]);
    expect(entities()[3].metadata.annotations).toMatchObject({
      'backstage.io/source-location': 'url:https://git.example.com/second/',
    });
  });

  it('keeps what there is when the backend does not answer, and says so once', async () => {
    listTemplates.mockRejectedValue(new Error('no answer'));
    await provider.refresh();
    await provider.refresh();
    expect(applied).toEqual([]);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    listTemplates.mockResolvedValue({ items: templates });
    await provider.refresh();
    expect(applied).toHaveLength(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  it('serves calls that come meanwhile with one more reading', async () => {
    await Promise.all([
      provider.refresh(),
      provider.refresh(),
      provider.refresh(),
    ]);
    expect(applied).toHaveLength(2);
  });
});
