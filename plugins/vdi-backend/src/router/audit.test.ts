import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { ImageBuildRecord } from '../images';
import type { AuditEntry } from './__testUtils__/Recorder';
import { operationsOfSpec } from './__testUtils__/operations';
import type { Role } from './__testUtils__/roles';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const UNKNOWN = 'ws-00000000000000000000000000';

const IMAGE = 'team-desktop';
const IMAGE_SETTINGS = {
  name: 'An image',
  base: { templateId: 'ubuntu-developer' },
  instanceTypes: ['m7i.xlarge'],
};

describe('what is left of a request', () => {
  let portal: TestPortal;
  let desk: Workstation;
  /** A build that can be turned down */
  let candidate: ImageBuildRecord;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions: true });
    desk = await portal.workstation('owner', {
      templateId: 'windows-2022',
      name: 'desk',
    });
    await portal.imageProject(IMAGE);
    // One to go back to
    await portal.imageBuild(IMAGE, {
      status: 'promoted',
      templateVersion: 9,
      promotedAt: new Date(0),
    });
    candidate = await portal.imageBuild(IMAGE, { templateVersion: 2 });
  });

  afterAll(() => portal.stop());

  /** Sends a request and answers with what the audit log has of it. */
  async function audit(
    role: Role,
    method: string,
    path: string,
    body?: object,
  ): Promise<AuditEntry[]> {
    const before = portal.recorder.audit.length;
    await portal.call(role, method, path, { body });
    return portal.recorder.audit.slice(before);
  }

  interface Mutation {
    operationId: string;
    path: (id: string) => string;
    body?: object;
    fails: { role: Role; body?: object; error: RegExp };
    entry: object;
    result?: object;
  }

  const notThere = { role: 'stranger' as const, error: /^NotFoundError: / };
  const notTheirs = {
    role: 'stranger' as const,
    error: /^NotAllowedError: Image project 'team-desktop' belongs to group:/,
  };
  const mutations: Mutation[] = [
    {
      operationId: 'createWorkstation',
      path: () => '/workstations',
      body: { templateId: 'ubuntu-developer' },
      fails: {
        role: 'owner',
        body: { templateId: 'not-one' },
        error: /^ConflictError: Template 'not-one'/,
      },
      entry: { eventId: 'workstation-mutate', severityLevel: 'medium' },
      result: { workstationId: expect.stringMatching(/^ws-/) },
    },
    {
      operationId: 'startPoolMembers',
      path: () => '/pools/ubuntu-developer/members',
      body: { count: 2 },
      fails: { role: 'owner', error: /^NotAllowedError: / },
      entry: {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        meta: {
          actionType: 'start-members',
          templateId: 'ubuntu-developer',
          count: 2,
        },
      },
    },
    {
      operationId: 'configurePool',
      path: () => '/pools/ubuntu-developer',
      body: { baseSize: 0, windows: [] },
      fails: { role: 'owner', error: /^NotAllowedError: / },
      entry: {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'configure', templateId: 'ubuntu-developer' },
      },
    },
    {
      operationId: 'deletePool',
      path: () => '/pools/ubuntu-developer',
      fails: { role: 'owner', error: /^NotAllowedError: / },
      entry: {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'delete', templateId: 'ubuntu-developer' },
      },
    },
    {
      operationId: 'updateTemplate',
      path: () => '/templates/ubuntu-developer',
      body: { defaultVersion: 2, settings: { pinned: true } },
      fails: { role: 'owner', error: /^NotAllowedError: / },
      entry: {
        eventId: 'template-mutate',
        severityLevel: 'high',
        meta: {
          actionType: 'update',
          templateId: 'ubuntu-developer',
          defaultVersion: 2,
        },
      },
    },
    {
      operationId: 'createImage',
      path: () => '/images',
      body: {
        id: 'other-desktop',
        owner: 'group:default/payments',
        settings: IMAGE_SETTINGS,
      },
      fails: { role: 'stranger', error: /^NotAllowedError: You do not belong/ },
      entry: {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        meta: {
          actionType: 'create',
          imageId: 'other-desktop',
          dryRun: false,
        },
      },
    },
    {
      operationId: 'changeImage',
      path: () => `/images/${IMAGE}?dryRun=true`,
      body: { settings: { ...IMAGE_SETTINGS, packages: ['jq'] } },
      fails: notTheirs,
      entry: {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'change', imageId: IMAGE, dryRun: true },
      },
    },
    {
      operationId: 'actOnImageBuild',
      path: () => `/images/${IMAGE}/builds/${candidate.id}/actions/reject`,
      fails: notTheirs,
      entry: {
        eventId: 'image-build',
        severityLevel: 'medium',
        meta: expect.objectContaining({
          actionType: 'reject',
          imageId: IMAGE,
          buildId: expect.stringMatching(/^img-/),
        }),
      },
    },
    {
      operationId: 'rollBackImage',
      path: () => `/images/${IMAGE}/actions/rollback`,
      fails: notTheirs,
      entry: {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'rollback', imageId: IMAGE },
      },
      result: { buildId: expect.stringMatching(/^img-/) },
    },
    {
      operationId: 'startImageBuild',
      path: () => `/images/${IMAGE}/builds`,
      fails: notTheirs,
      entry: {
        eventId: 'image-build',
        severityLevel: 'medium',
        meta: { actionType: 'start', imageId: IMAGE },
      },
      result: { buildId: expect.stringMatching(/^img-/) },
    },
    {
      operationId: 'deleteImage',
      path: () => `/images/${IMAGE}`,
      fails: notTheirs,
      entry: {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        meta: { actionType: 'delete', imageId: IMAGE },
      },
    },
    {
      operationId: 'updateWorkstation',
      path: id => `/workstations/${id}`,
      body: { name: 'renamed' },
      fails: notThere,
      entry: {
        eventId: 'workstation-mutate',
        severityLevel: 'low',
        meta: expect.objectContaining({ actionType: 'rename' }),
      },
    },
    {
      operationId: 'createConnection',
      path: id => `/workstations/${id}/connections`,
      fails: notThere,
      entry: { eventId: 'workstation-connect', severityLevel: 'medium' },
      result: { expiresAt: expect.any(String) },
    },
    {
      operationId: 'revealCredentials',
      path: id => `/workstations/${id}/credentials`,
      fails: notThere,
      entry: {
        eventId: 'workstation-credentials-reveal',
        severityLevel: 'high',
      },
    },
    {
      operationId: 'actOnWorkstation',
      path: id => `/workstations/${id}/actions/start`,
      fails: notThere,
      entry: { eventId: 'workstation-mutate', severityLevel: 'medium' },
    },
    {
      operationId: 'deleteWorkstation',
      path: id => `/workstations/${id}`,
      fails: notThere,
      entry: { eventId: 'workstation-mutate', severityLevel: 'medium' },
    },
  ];

  const methodOf = (operationId: string) =>
    operationsOfSpec().find(each => each.operationId === operationId)?.method ??
    '';

  it('keeps no secret outside the answer', async () => {
    const { body: connection } = await portal.call(
      'owner',
      'POST',
      `/workstations/${desk.id}/connections`,
    );
    const { body: credentials } = await portal.call(
      'owner',
      'POST',
      `/workstations/${desk.id}/credentials`,
    );
    const secret = new URL(connection.webUrl).searchParams.get('authToken');
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(credentials.password.length).toBeGreaterThan(15);
    const { body: history } = await portal.call(
      'owner',
      'GET',
      `/workstations/${desk.id}/events`,
    );
    expect(history.items).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'connection-granted' }),
        expect.objectContaining({ type: 'credentials-revealed' }),
      ]),
    );

    const places = {
      told: portal.recorder.text(),
      stored: await portal.rows(),
      history: JSON.stringify(history),
      cloud: JSON.stringify(portal.simulator.control.state()),
    };
    // The search would find them: what is looked for is written as it stands there.
    expect(JSON.stringify(connection)).toContain(secret);
    const password = JSON.stringify(credentials.password).slice(1, -1);
    expect(JSON.stringify(credentials)).toContain(password);
    for (const [place, content] of Object.entries(places)) {
      expect(content.length).toBeGreaterThan(100);
      expect({ place, secret: content.includes(secret ?? '') }).toEqual({
        place,
        secret: false,
      });
      expect({ place, password: content.includes(password) }).toEqual({
        place,
        password: false,
      });
    }
  });

  it.each(['connections', 'credentials'])(
    'forbids to keep the answer to %s',
    async wish => {
      const { headers } = await portal.call(
        'owner',
        'POST',
        `/workstations/${desk.id}/${wish}`,
      );
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it.each(mutations)(
    '$operationId is in the audit log when it fails',
    async ({ operationId, path, body, fails, entry }) => {
      const entries = await audit(
        fails.role,
        methodOf(operationId),
        path(desk.id),
        fails.body ?? body,
      );
      expect(entries).toEqual([
        expect.objectContaining({
          ...entry,
          outcome: 'failed',
          result: expect.objectContaining({
            error: expect.stringMatching(fails.error),
          }),
        }),
      ]);
    },
  );

  it.each(mutations)(
    '$operationId is in the audit log when it succeeds',
    async ({ operationId, path, body, entry, result }) => {
      const role = /Pool|Template/.test(operationId)
        ? 'administrator'
        : 'owner';
      const entries = await audit(
        role,
        methodOf(operationId),
        path(desk.id),
        body,
      );
      expect(entries).toEqual([
        expect.objectContaining({ ...entry, outcome: 'succeeded', result }),
      ]);
      expect(entries[0].url).toBe(`/api/vdi/v1${path(desk.id)}`);
    },
  );

  it('tells a forced end from an ordinary one', async () => {
    const { id } = await portal.workstation('owner', {
      templateId: 'ubuntu-developer',
    });
    expect(
      await audit('administrator', 'DELETE', `/workstations/${id}?force=true`),
    ).toEqual([
      expect.objectContaining({
        severityLevel: 'high',
        meta: { actionType: 'force-delete', workstationId: id },
        outcome: 'succeeded',
      }),
    ]);
  });

  it('covers every operation that changes something', () => {
    const changing = operationsOfSpec().filter(each => each.method !== 'GET');
    expect(new Set(mutations.map(each => each.operationId))).toEqual(
      new Set(changing.map(each => each.operationId)),
    );
  });

  it('leaves reading out of the audit log', async () => {
    expect(await audit('owner', 'GET', '/workstations')).toEqual([]);
    expect(await audit('owner', 'GET', `/workstations/${UNKNOWN}`)).toEqual([]);
  });
});
