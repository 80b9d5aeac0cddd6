import type { Health } from '@deskstage/backstage-plugin-vdi-common';
import { sentenceOf } from './__testUtils__/badRequests';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const NONE = {
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_SHARED_CREDENTIALS_FILE: '/nonexistent',
  AWS_CONFIG_FILE: '/nonexistent',
};

describe.each([
  {
    title: 'AWS does not take the credentials',
    environment: { AWS_ACCESS_KEY_ID: 'yesterday' },
    says: /AWS does not accept the portal's credentials for 'ec2:\w+' \(\w+\); check the key/,
  },
  {
    title: 'there are no credentials',
    environment: NONE,
    says: /There are no AWS credentials for 'ec2:\w+'; configure the 'aws' section/,
  },
])('when $title', ({ environment, says }) => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({
      permissions: false,
      simulator: { accessKeyId: 'simulator' },
      environment,
    });
  });

  afterAll(() => portal.stop());

  it('starts, and its health says what is missing', async () => {
    const health = async (): Promise<Health> =>
      (await portal.call('stranger', 'GET', '/health')).body;
    let report = await health();
    while (report.status !== 'degraded') {
      await new Promise(resolve => setTimeout(resolve, 50));
      report = await health();
    }
    await portal.call('stranger', 'GET', '/templates');
    report = await health();
    const compute = report.checks.find(({ name }) => name === 'compute');
    expect(compute).toMatchObject({
      status: 'degraded',
      message: expect.stringMatching(/^EC2 does not let the portal in;/),
    });
    expect(compute).not.toHaveProperty('detail');
    const full = await portal.call('service', 'GET', '/health');
    expect(
      full.body.checks.find(
        (each: { name: string }) => each.name === 'compute',
      ),
    ).toMatchObject({
      status: 'degraded',
      problem: 'access',
      detail: expect.stringMatching(says),
    });
    const operations = await portal.call('service', 'GET', '/operations');
    expect(operations.body.checks).toContainEqual(
      expect.objectContaining({ name: 'compute', problem: 'access' }),
    );
  });

  it.each([
    ['GET', '/templates'],
    ['GET', '/templates/ubuntu-developer'],
    ['POST', '/workstations'],
  ])('answers %s %s in plain words', async (method, path) => {
    const before = await portal.deeds();
    const { status, body } = await portal.call('owner', method, path, {
      body: method === 'POST' ? { templateId: 'ubuntu-developer' } : undefined,
    });
    expect(body.error.name).toBe('ServiceUnavailableError');
    expect(body.error.message).toMatch(
      /^AWS does not let the portal read the templates\. .*under Operations\.$/,
    );
    expect(status).toBe(503);
    expect(await portal.deeds()).toEqual(before);
  });

  it('still shows people what they have', async () => {
    const list = await portal.call('owner', 'GET', '/workstations');
    expect(list.body).toEqual({ items: [], total: 0 });
    const me = await portal.call('owner', 'GET', '/me');
    expect(me.body.may.createWorkstations).toBe(true);
  });

  it('says it in the log once, not with every request', () => {
    const told = portal.recorder.logs.filter(
      line => line.startsWith('warn') && /compute does not work/.test(line),
    );
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
  });
});

describe('when Image Builder or EC2 does not answer about images', () => {
  const IMAGE = 'team-desktop';
  const REQUEST = {
    body: {
      id: 'other-desktop',
      owner: 'group:default/payments',
      settings: {
        name: 'An image',
        base: {
          templateId: 'ubuntu-developer',
          imageId: 'ami-0ab0000000000000a',
        },
        instanceTypes: ['m6i.xlarge'],
      },
    },
  };
  let portal: TestPortal;

  beforeEach(async () => {
    portal = await TestPortal.start({ permissions: true });
  });

  afterEach(() => portal.stop());

  /** How the health report ends up for a part of the portal. */
  const checkOf = async (name: string) => {
    const { body } = await portal.call('service', 'GET', '/health');
    return (body as Health).checks.find(each => each.name === name);
  };

  it.each([
    {
      title: 'a request is lost',
      fault: { kind: 'error-before', service: 'imagebuilder' },
      check: 'images',
      problem: 'unclear',
      says: 'Image Builder does not answer. Try again in a minute.',
    },
    {
      title: 'the role may not read pipelines',
      fault: {
        kind: 'refuse',
        service: 'imagebuilder',
        code: 'AccessDeniedException',
        status: 403,
        message: 'not authorized to perform: imagebuilder:ListImagePipelines',
      },
      check: 'images',
      problem: 'access',
      says: 'AWS does not let the portal read image pipelines. Its administrators can see why under Operations.',
    },
    {
      title: 'AMIs cannot be read',
      fault: {
        kind: 'error-before',
        service: 'ec2',
        action: 'DescribeImages',
      },
      check: 'compute',
      problem: 'unclear',
      says: 'EC2 does not answer, so the settings cannot be checked. Try again in a minute.',
    },
    {
      title: 'the role may not read AMIs',
      fault: {
        kind: 'refuse',
        service: 'ec2',
        action: 'DescribeImages',
        code: 'UnauthorizedOperation',
        status: 403,
        message: 'You are not authorized to perform this operation.',
      },
      check: 'compute',
      problem: 'access',
      says: 'AWS does not let the portal read what images are made of. Its administrators can see why under Operations.',
    },
    {
      title: 'instance types cannot be read',
      fault: {
        kind: 'error-before',
        service: 'ec2',
        action: 'DescribeInstanceTypes',
      },
      check: 'compute',
      problem: 'unclear',
      says: 'EC2 does not answer, so the settings cannot be checked. Try again in a minute.',
    },
  ] as const)(
    'says so when $title',
    async ({ fault, check, problem, says }) => {
      // So that the templates are known already
      await portal.call('owner', 'GET', '/templates');
      portal.simulator.control.setFaults([fault]);
      const before = await portal.deeds();
      const { status, body } = await portal.call(
        'owner',
        'POST',
        '/images',
        REQUEST,
      );
      expect([status, body.error.name, body.error.message]).toEqual([
        503,
        'ServiceUnavailableError',
        expect.stringMatching(sentenceOf(says)),
      ]);
      expect(await portal.deeds()).toEqual(before);
      expect(await checkOf(check)).toMatchObject({
        status: 'degraded',
        problem,
      });
    },
  );

  it('still shows the projects', async () => {
    await portal.imageProject(IMAGE);
    portal.simulator.control.setFaults([
      { kind: 'error-before', service: 'imagebuilder' },
    ]);
    const { body } = await portal.call('owner', 'GET', `/images/${IMAGE}`);
    expect(body.project).toMatchObject({ id: IMAGE, name: 'An image' });
    const list = await portal.call('owner', 'GET', '/images');
    expect(list.body.total).toBe(1);
    const builds = await portal.call('owner', 'GET', `/images/${IMAGE}/builds`);
    expect(builds.body).toEqual({ items: [], total: 0 });
  });
});
