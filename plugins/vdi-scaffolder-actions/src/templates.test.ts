import { parse } from 'yaml';
import { startScaffolder } from './__testUtils__/startScaffolder';

jest.setTimeout(60_000);

const IMAGE = {
  name: 'Payments "desktop": all of it',
  id: 'payments-desktop',
  description: "It's a desktop",
  owner: 'group:default/payments',
  base: 'ubuntu-developer',
  tools: ['docker'],
  packages: ['jq', 'postgresql-client'],
  installScript: 'set -eu\necho "${{ not ours }}" {% raw %}\n',
  instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
  diskGiB: 80,
  groups: ['group:default/payments'],
  schedule: { cron: '0 2 ? * SUN *', timeZone: 'Europe/Berlin' },
  promotion: 'automatic',
};

describe('templates', () => {
  let scaffolder: Awaited<ReturnType<typeof startScaffolder>>;

  beforeAll(async () => {
    scaffolder = await startScaffolder();
  });
  beforeEach(() => {
    scaffolder.reset();
  });

  describe('new-workstation-image', () => {
    it('makes the repository, the project and its first build', async () => {
      const { vdi, published } = scaffolder;
      const { status, output, log } = await scaffolder.run(
        'new-workstation-image',
        IMAGE,
      );
      expect([status, log]).toEqual(['completed', expect.anything()]);

      const { project, settings } = vdi.image('payments-desktop');
      expect(project).toMatchObject({
        owner: 'group:default/payments',
        sourceUrl: 'https://git.example.com/payments-desktop',
      });
      expect(settings).toEqual({
        name: IMAGE.name,
        description: IMAGE.description,
        base: { templateId: 'ubuntu-developer' },
        tools: ['docker'],
        packages: ['jq', 'postgresql-client'],
        installScript: IMAGE.installScript,
        instanceTypes: ['m7i.xlarge', 'm6i.xlarge'],
        diskGiB: 80,
        groups: ['group:default/payments'],
        schedule: { ...IMAGE.schedule, onlyWhenChanged: true },
        promotion: 'automatic',
      });
      expect(vdi.builds.size).toBe(1);
      expect(Object.keys(published).sort()).toEqual([
        'README.md',
        'catalog-info.yaml',
        'components/example.yaml',
        'image.yaml',
        'install-script',
      ]);
      expect(parse(published['catalog-info.yaml'])).toMatchObject({
        kind: 'Component',
        metadata: {
          name: 'payments-desktop',
          title: IMAGE.name,
          annotations: { 'vdi.deskstage.io/image': 'payments-desktop' },
        },
        spec: { type: 'workstation-image', owner: 'group:default/payments' },
      });
      expect(output.links?.slice(0, 3)).toEqual([
        expect.objectContaining({ url: '/vdi/images/payments-desktop' }),
        expect.objectContaining({
          url: '/vdi/images/payments-desktop?build=img-00000000000000000000000001',
        }),
        expect.objectContaining({
          url: 'https://git.example.com/payments-desktop',
        }),
      ]);
      expect(output.text?.[0].content).toContain('$0.19 an hour');
    });

    it('takes as little as a name, an owner, a base and an instance type', async () => {
      const { id, name, owner, base, instanceTypes } = IMAGE;
      const { status, log } = await scaffolder.run('new-workstation-image', {
        id,
        name,
        owner,
        base,
        instanceTypes,
      });
      expect([status, log]).toEqual(['completed', expect.anything()]);
      expect(scaffolder.vdi.image(id).settings).toEqual({
        name,
        base: { templateId: base },
        instanceTypes,
        promotion: 'approval',
      });
    });

    it('leaves nothing behind when the project cannot be made', async () => {
      const { status, log } = await scaffolder.run('new-workstation-image', {
        ...IMAGE,
        id: 'ubuntu-developer',
      });
      expect(status).toBe('failed');
      expect(log).toContain(
        "The name 'ubuntu-developer' is taken by a template.",
      );
      expect(scaffolder.published).toEqual({});
      expect(scaffolder.vdi.images.size).toBe(0);
    });

    it('changes nothing in a dry run', async () => {
      const { status, body } = await scaffolder.dryRun(
        'new-workstation-image',
        IMAGE,
      );
      expect([status, body.error]).toEqual([200, undefined]);
      expect(
        body.directoryContents.map(({ path }: { path: string }) => path),
      ).toContain('image.yaml');
      expect(body.output.links[0].url).toBe('/vdi/images/payments-desktop');
      expect(scaffolder.vdi.images.size).toBe(0);
      expect(scaffolder.vdi.builds.size).toBe(0);
      expect(scaffolder.published).toEqual({});
    });
  });

  describe('apply-workstation-image', () => {
    it.each([
      ['payments-desktop', 'a Git host keeps'],
      ['elsewhere', 'lies elsewhere'],
    ])('applies what a repository says now: %s, which %s', async name => {
      const entityRef = `component:default/${name}`;
      const { vdi } = scaffolder;
      await scaffolder.run('new-workstation-image', IMAGE);
      scaffolder.published['image.yaml'] = scaffolder.published[
        'image.yaml'
      ].replace('"jq"', '"jq"\n  - "git"');

      const { status, output, log } = await scaffolder.run(
        'apply-workstation-image',
        { entityRef, build: true },
      );
      expect([status, log]).toEqual(['completed', expect.anything()]);
      const { project, settings } = vdi.image('payments-desktop');
      expect(settings.packages).toEqual(['jq', 'git', 'postgresql-client']);
      expect(project.sourceUrl).toBe(
        'https://git.example.com/payments-desktop',
      );
      expect(vdi.builds.size).toBe(2);
      expect(output.links?.map(({ title }) => title)).toEqual([
        'Image project',
        'Build',
        'In the catalog',
      ]);
    });

    it('does not build when it is not to', async () => {
      await scaffolder.run('new-workstation-image', IMAGE);
      const { status, output } = await scaffolder.run(
        'apply-workstation-image',
        { entityRef: 'component:default/payments-desktop', build: false },
      );
      expect(status).toBe('completed');
      expect(scaffolder.vdi.builds.size).toBe(1);
      expect(output.links).toHaveLength(2);
    });
  });

  it('add-warm-pool sets the pool, and nothing in a dry run', async () => {
    const values = {
      templateId: 'ubuntu-developer',
      baseSize: 1,
      windows: [
        {
          days: ['mon'],
          from: '08:00',
          to: '18:00',
          timeZone: 'Europe/Berlin',
          size: 2,
        },
      ],
      unwanted: 'stop',
    };
    const { vdi } = scaffolder;
    expect((await scaffolder.dryRun('add-warm-pool', values)).status).toBe(200);
    expect(vdi.pools.size).toBe(0);

    const { status, output, log } = await scaffolder.run(
      'add-warm-pool',
      values,
    );
    expect([status, log]).toEqual(['completed', expect.anything()]);
    const { templateId, ...settings } = values;
    expect(vdi.pools.get(templateId)).toEqual(settings);
    expect(output.links?.[0].url).toBe('/vdi/pools/ubuntu-developer');
  });

  it('give-my-service-a-workstation starts one, and none in a dry run', async () => {
    const values = {
      entityRef: 'component:default/payments-api',
      templateId: 'ubuntu-developer',
    };
    const template = 'give-my-service-a-workstation';
    const { vdi } = scaffolder;
    expect((await scaffolder.dryRun(template, values)).status).toBe(200);
    expect(vdi.workstations.size).toBe(0);

    const { status, output, log } = await scaffolder.run(template, values);
    expect([status, log]).toEqual(['completed', expect.anything()]);
    expect([...vdi.workstations.values()]).toEqual([
      expect.objectContaining({ entityRef: 'component:default/payments-api' }),
    ]);
    expect(output.links?.[0].url).toMatch(/^\/vdi\/workstations\/ws-/);
  });
});
