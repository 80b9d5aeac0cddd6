import {
  CreateTagsCommand,
  DeleteTagsCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { Response } from 'supertest';
import {
  BAD_REQUESTS,
  IMAGE,
  IMAGE_BASE,
  sentenceOf,
} from './__testUtils__/badRequests';
import type { Role } from './__testUtils__/roles';
import { TestPortal, type CallOptions } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const UBUNTU = { templateId: 'ubuntu-developer' };

describe('requests that do not fit', () => {
  let portal: TestPortal;

  beforeAll(async () => {
    portal = await TestPortal.start({
      permissions: true,
      limitPerUser: 4,
      pools: { 'windows-2022': { baseSize: 0 } },
    });
    await portal.warmUp('ubuntu-developer', 4);
    for (const id of [IMAGE_BASE, IMAGE]) {
      await portal.imageProject(id);
      await portal.imageReady(id);
    }
    await portal.putUpon(IMAGE, IMAGE_BASE);
  });

  afterAll(() => portal.stop());

  const create = (options: CallOptions) =>
    portal.call('owner', 'POST', '/workstations', options);

  /** Sends what must be refused, and sees that it has left nothing behind. */
  async function refusal(
    method: string,
    path: string,
    options?: CallOptions,
    role: Role = 'owner',
  ): Promise<Response> {
    const before = await portal.deeds();
    const response = await portal.call(role, method, path, options);
    expect(response.body).toMatchObject({
      error: {
        name: expect.stringMatching(/^[A-Z]\w+Error$/),
        message: expect.stringMatching(/^['A-Z].*\.?$/s),
      },
    });
    expect(await portal.deeds()).toEqual(before);
    return response;
  }

  it.each(BAD_REQUESTS)(
    '$request: $says',
    async ({
      request,
      role = 'administrator',
      status = 400,
      says,
      ...options
    }) => {
      const [method, path] = request.split(' ');

      const response = await refusal(method, path, options, role);

      expect(response.body.error.message).toEqual(
        expect.stringMatching(sentenceOf(says)),
      );
      expect(response.status).toBe(status);
    },
  );

  it('knows no build of another project', async () => {
    const { id } = await portal.imageBuild(IMAGE_BASE, {
      status: 'promoted',
      templateVersion: 1,
      promotedAt: new Date(0),
    });
    const own = await portal.imageBuild(IMAGE, {});
    for (const request of [
      `GET /images/${IMAGE}/builds/${id}`,
      `GET /images/${IMAGE}/builds/${id}/changes`,
      `GET /images/${IMAGE}/builds/${own.id}/changes?since=${id}`,
      `POST /images/${IMAGE}/builds/${id}/actions/promote`,
    ]) {
      const [method, path] = request.split(' ');
      const { status, body } = await refusal(method, path);
      expect([status, body.error.message]).toEqual([
        404,
        `Image project '${IMAGE}' has no build '${id}'.`,
      ]);
    }
    const rollback = await refusal(
      'POST',
      `/images/${IMAGE}/actions/rollback`,
      { body: { buildId: id } },
    );
    expect(rollback.status).toBe(409);
  });

  it('takes as much as an image project can hold', async () => {
    const command = `echo ${'"'.repeat(15_800)}`;
    const { status, body } = await portal.call(
      'owner',
      'POST',
      '/images?dryRun=true',
      {
        body: {
          id: 'large-desktop',
          owner: 'group:default/payments',
          settings: {
            name: 'Large',
            base: { templateId: 'ubuntu-developer' },
            instanceTypes: ['m7i.xlarge'],
            components: Array.from({ length: 10 }, (_, index) => ({
              name: `own-${index}`,
              document: `schemaVersion: 1.0\nphases:\n  - name: build\n    steps:\n      - name: Run\n        action: ExecuteBash\n        inputs:\n          commands:\n            - '${command}'\n`,
            })),
          },
        },
      },
    );
    expect([status, body.project?.id]).toEqual([200, 'large-desktop']);
    const { status: after } = await portal.call(
      'owner',
      'GET',
      '/images/large-desktop',
    );
    expect(after).toBe(404);
  });

  it('changes no pool that the configuration sets', async () => {
    for (const [method, body] of [
      ['PUT', { baseSize: 1, windows: [] }],
      ['DELETE', undefined],
    ] as const) {
      const { status, body: answer } = await refusal(
        method,
        '/pools/windows-2022',
        { body },
        'administrator',
      );
      expect([status, answer.error.message]).toEqual([
        409,
        "The pool of 'windows-2022' is set in the portal's configuration, under 'vdi.pools'; change it there.",
      ]);
    }
  });

  it('keeps nothing warm that nobody could take', async () => {
    const hide = (hidden: boolean) =>
      portal.call('administrator', 'PATCH', '/templates/ubuntu-developer', {
        body: { settings: { hidden } },
      });
    await hide(true);
    const { status, body } = await refusal(
      'PUT',
      '/pools/ubuntu-developer',
      { body: { baseSize: 1, windows: [] } },
      'administrator',
    );
    expect([status, body.error.message]).toEqual([
      400,
      "Template 'ubuntu-developer' is hidden, so nobody could take what its pool keeps warm; show it first.",
    ]);
    await hide(false);
  });

  it('keeps the default version when a setting beside it is refused', async () => {
    const { body } = await portal.call(
      'owner',
      'GET',
      '/templates/ubuntu-developer',
    );
    expect(body.template.defaultVersion).toBe(2);
  });

  it.each<Record<string, string>>([{}, { 'content-type': 'application/json' }])(
    'takes an action without a body and with the headers %j',
    async headers => {
      const { id } = await portal.workstation('owner', UBUNTU);
      const { body } = await portal.call(
        'owner',
        'POST',
        `/workstations/${id}/actions/stop`,
        { headers },
      );
      expect(body).toMatchObject({ id, status: 'stopping' });
      await portal.call('owner', 'DELETE', `/workstations/${id}`);
    },
  );

  it('resizes to nothing that the template does not allow', async () => {
    const { id } = await portal.workstation('owner', UBUNTU);
    for (const body of [{ instanceType: 'm7i.2xlarge' }, {}, undefined]) {
      const response = await refusal(
        'POST',
        `/workstations/${id}/actions/resize`,
        { body },
      );
      expect([response.status, response.body.error.message]).toEqual([
        400,
        "'instanceType' must be one that the template allows: m7i.xlarge, m6i.xlarge.",
      ]);
    }
    await portal.call('owner', 'DELETE', `/workstations/${id}`);
  });

  it('says which methods an address takes', async () => {
    const { headers } = await refusal('PUT', '/workstations');
    expect(headers.allow).toBe('POST, GET');
  });

  it.each([
    'q=two+words',
    "q=it's (50%25)*",
    `owner=${encodeURIComponent('user:default/amara')}`,
    'owner=user:default/amara',
    'owner=amara',
    'status=ready&status=stopped',
    'entity=component:default/payments',
    'limit=200&sort=-name',
  ])('takes the list with %s', async query => {
    const response = await portal.call(
      'owner',
      'GET',
      `/workstations?${query}`,
    );
    expect(response.body).toEqual({
      items: expect.any(Array),
      total: expect.any(Number),
    });
  });

  it('gives one workstation for a repeated key, and none for the same key with another wish', async () => {
    const headers = { 'Idempotency-Key': 'click-1' };
    const body = { ...UBUNTU, entityRef: 'component:default/payments' };
    const first = await create({ body, headers });
    const again = await create({ body, headers });
    expect(first.body).toMatchObject({ entityRef: body.entityRef });
    expect(again.body.id).toBe(first.body.id);

    const other = await refusal('POST', '/workstations', {
      body: UBUNTU,
      headers,
    });
    expect(other.status).toBe(409);
    expect(other.body.error.message).toBe(
      'This Idempotency-Key was used for another request; use a new one.',
    );
    // A key is its owner's alone.
    const stranger = await portal.call('stranger', 'POST', '/workstations', {
      body: UBUNTU,
      headers,
    });
    expect(stranger.status).toBe(201);
    expect(stranger.body.id).not.toBe(first.body.id);
  });

  it('shows no password where the account is shared', async () => {
    const { id } = await portal.workstation('owner', UBUNTU);
    const { status, body } = await refusal(
      'POST',
      `/workstations/${id}/credentials`,
    );
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      `Workstation '${id}' has no account with a password of its own; connecting is all it takes.`,
    );
  });

  it('opens nothing that is not ready', async () => {
    const { id, name } = await portal.workstation('owner', UBUNTU);
    await portal.call('owner', 'POST', `/workstations/${id}/actions/stop`);
    for (const wish of ['connections', 'credentials']) {
      const { status, body } = await refusal(
        'POST',
        `/workstations/${id}/${wish}`,
      );
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        `Workstation '${name}' is not ready; wait until it is.`,
      );
    }
    await portal.call('owner', 'DELETE', `/workstations/${id}`);
    const stop = await refusal('POST', `/workstations/${id}/actions/stop`);
    expect(stop.status).toBe(409);
    expect(stop.body.error.message).toMatch(
      /cannot be stopped while it is (being )?deleted\.$/,
    );
  });

  describe('when a template vanishes after it was listed', () => {
    const tagged = {
      Resources: ['lt-0b1e55ed000000002'],
      Tags: [{ Key: 'vdi:template', Value: 'windows-2022' }],
    };
    const asked = {
      body: { templateId: 'windows-2022' },
      headers: { 'Idempotency-Key': 'asked-before-it-vanished' },
    };
    let ec2: EC2Client;
    let first: string;

    beforeAll(async () => {
      first = (await create(asked)).body.id;
      ec2 = new EC2Client({});
      await ec2.send(new DeleteTagsCommand(tagged));
    });

    afterAll(async () => {
      await ec2.send(new CreateTagsCommand(tagged));
      ec2.destroy();
    });

    it('advises to choose another one', async () => {
      const gone = async () =>
        (await portal.call('owner', 'GET', '/templates/windows-2022'))
          .status === 404;
      while (!(await gone())) {
        await new Promise(resolve => setTimeout(resolve, 100));
      }
      const { status, body } = await refusal('POST', '/workstations', {
        body: { templateId: 'windows-2022' },
      });
      expect(status).toBe(409);
      expect(body.error.message).toBe(
        "Template 'windows-2022' is no longer offered to you; choose another one.",
      );
    });

    it('still answers a repeated request as the first time', async () => {
      const { status, body } = await create(asked);
      expect([status, body.id]).toEqual([201, first]);
    });
  });

  it('keeps to the limit', async () => {
    const { body: me } = await portal.call('owner', 'GET', '/me');
    for (
      let free = me.workstations.limit - me.workstations.used;
      free > 0;
      free -= 1
    ) {
      expect((await create({ body: UBUNTU })).status).toBe(201);
    }
    const { status, body } = await refusal('POST', '/workstations', {
      body: UBUNTU,
    });
    expect(status).toBe(409);
    expect(body.error.message).toBe(
      'You have 4 of 4 workstations. Delete one that you no longer need, or ask your administrators for a higher limit.',
    );
  });
});
