import { EC2Client } from '@aws-sdk/client-ec2';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { addHibernatingVersion } from '../__testUtils__/addHibernatingVersion';
import {
  fillPath,
  operationsOfSpec,
  type Operation,
} from './__testUtils__/operations';
import { PEOPLE, ROLES, SPECIALISTS, type Role } from './__testUtils__/roles';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const UNKNOWN = 'ws-00000000000000000000000000';

/** What each operation takes besides its path. */
const BODIES: Record<string, object> = {
  createWorkstation: { templateId: 'ubuntu-developer' },
  updateWorkstation: { name: 'another name' },
  updateTemplate: { settings: { pinned: false } },
  configurePool: { baseSize: 0, windows: [] },
  startPoolMembers: { count: 1 },
};

/** What an action takes. */
const DETAILS: Record<string, object> = {
  resize: { instanceType: 'm6i.xlarge' },
  extend: { hours: 2 },
};

/** Operations after which a workstation is not what it was. */
const CHANGING = ['deleteWorkstation', 'actOnWorkstation', 'updateWorkstation'];

/** Statuses in the order of {@link ROLES}; the workstation in the path is the owner's. */
type Expectations = Record<string, number[]>;

// owner, stranger, administrator, nobody, service, reader
const WITH_POLICY: Expectations = {
  getMe: [200, 200, 200, 401, 200, 200],
  getHealth: [200, 200, 200, 401, 200, 200],
  getFleet: [403, 403, 200, 401, 200, 200],
  getOperations: [403, 403, 200, 401, 200, 200],
  listTemplates: [200, 200, 200, 401, 200, 200],
  getTemplate: [200, 200, 200, 401, 200, 200],
  updateTemplate: [403, 403, 200, 401, 200, 403],
  previewRollout: [403, 403, 200, 401, 200, 403],
  listTemplateChanges: [403, 403, 200, 401, 200, 403],
  listPools: [403, 403, 200, 401, 200, 200],
  getPool: [403, 403, 200, 401, 200, 200],
  configurePool: [403, 403, 200, 401, 200, 403],
  deletePool: [403, 403, 200, 401, 200, 403],
  getPoolTimeline: [403, 403, 200, 401, 200, 200],
  startPoolMembers: [403, 403, 202, 401, 202, 403],
  listWorkstations: [200, 200, 200, 401, 200, 200],
  createWorkstation: [201, 201, 201, 401, 403, 403],
  getWorkstation: [200, 404, 200, 401, 200, 200],
  updateWorkstation: [200, 404, 200, 401, 200, 403],
  deleteWorkstation: [202, 404, 202, 401, 202, 403],
  actOnWorkstation: [202, 404, 202, 401, 202, 403],
  listWorkstationEvents: [200, 404, 200, 401, 200, 200],
  createConnection: [201, 404, 403, 401, 403, 403],
  revealCredentials: [200, 404, 403, 401, 403, 403],
};

// Without a policy an administrator is a stranger like any other.
const WITHOUT_POLICY: Expectations = {
  getMe: [200, 200, 200, 401, 200, 200],
  getHealth: [200, 200, 200, 401, 200, 200],
  getFleet: [403, 403, 403, 401, 200, 200],
  getOperations: [403, 403, 403, 401, 200, 200],
  listTemplates: [200, 200, 200, 401, 200, 200],
  getTemplate: [200, 200, 200, 401, 200, 200],
  updateTemplate: [403, 403, 403, 401, 200, 403],
  previewRollout: [403, 403, 403, 401, 200, 403],
  listTemplateChanges: [403, 403, 403, 401, 200, 403],
  listPools: [403, 403, 403, 401, 200, 200],
  getPool: [403, 403, 403, 401, 200, 200],
  configurePool: [403, 403, 403, 401, 200, 403],
  deletePool: [403, 403, 403, 401, 200, 403],
  getPoolTimeline: [403, 403, 403, 401, 200, 200],
  startPoolMembers: [403, 403, 403, 401, 202, 403],
  listWorkstations: [200, 200, 200, 401, 200, 200],
  createWorkstation: [201, 201, 201, 401, 403, 403],
  getWorkstation: [200, 404, 404, 401, 200, 200],
  updateWorkstation: [200, 404, 404, 401, 200, 403],
  deleteWorkstation: [202, 404, 404, 401, 202, 403],
  actOnWorkstation: [202, 404, 404, 401, 202, 403],
  listWorkstationEvents: [200, 404, 404, 401, 200, 200],
  createConnection: [201, 404, 404, 401, 403, 403],
  revealCredentials: [200, 404, 404, 401, 403, 403],
};

/** Those about image projects have a matrix of their own. */
const OPERATIONS = operationsOfSpec().filter(
  ({ path }) => !path.startsWith('/images'),
);

function actionOf({ path }: Operation): string {
  return /\/actions\/(\w+)$/.exec(path)?.[1] ?? '';
}

describe.each([
  { title: 'with a policy', permissions: true, expected: WITH_POLICY },
  {
    title: 'without the permission framework',
    permissions: false,
    expected: WITHOUT_POLICY,
  },
])('who may do what $title', ({ permissions, expected }) => {
  let portal: TestPortal;
  let desk: Workstation;
  /** A version whose machines can hibernate */
  let hibernating: number;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions });
    const ec2 = new EC2Client({});
    hibernating = await addHibernatingVersion(ec2, 'ubuntu-developer');
    ec2.destroy();
    await portal.warmUp('ubuntu-developer', 20);
    desk = await portal.workstation('owner', { templateId: 'windows-2022' });
  });

  afterAll(() => portal.stop());

  const send = (role: Role, operation: Operation, workstationId: string) =>
    portal.call(
      role,
      operation.method,
      fillPath(operation.path, {
        workstationId,
        templateId: 'ubuntu-developer',
        version: '3',
      }),
      { body: DETAILS[actionOf(operation)] ?? BODIES[operation.operationId] },
    );

  /** A workstation of the owner's to which the operation can be done. */
  const subjectOf = async (operation: Operation): Promise<string> => {
    if (!CHANGING.includes(operation.operationId)) {
      return desk.id;
    }
    const action = actionOf(operation);
    const { id } = await portal.workstation('owner', {
      templateId: 'ubuntu-developer',
      version: action === 'hibernate' ? hibernating : undefined,
    });
    if (action === 'resize') {
      await portal.call('owner', 'POST', `/workstations/${id}/actions/stop`);
      await portal.until(id, ({ status }) => status === 'stopped');
    }
    return id;
  };

  const cells = OPERATIONS.flatMap(operation =>
    ROLES.map((role, index) => ({
      ...operation,
      operation,
      role,
      status: expected[operation.operationId]?.[index],
    })),
  );

  it('is decided for every operation', () => {
    expect(Object.keys(expected).sort()).toEqual(
      [...new Set(OPERATIONS.map(each => each.operationId))].sort(),
    );
    expect(
      OPERATIONS.filter(each => each.takesBody).map(each => each.operationId),
    ).toEqual(expect.arrayContaining(Object.keys(BODIES)));
  });

  it.each(cells.filter(({ status }) => status < 300))(
    '$method $path is allowed to $role: $status',
    async ({ operation, role, status }) => {
      const response = await send(role, operation, await subjectOf(operation));

      expect(response.body).not.toHaveProperty('error');
      expect(response.status).toBe(status);
    },
  );

  it.each(cells.filter(({ status }) => !(status < 300)))(
    '$method $path is refused to $role: $status',
    async ({ operation, role, status }) => {
      const before = await portal.deeds();

      const response = await send(role, operation, desk.id);

      expect(response.body.error.message).toMatch(/\w/);
      expect(response.status).toBe(status);
      expect(await portal.deeds()).toEqual(before);
    },
  );

  const aboutOne = cells.filter(
    ({ path, status }) => /workstationId/.test(path) && status !== 401,
  );

  it.each(aboutOne)(
    '$method $path by $role does not find what is not there',
    async ({ operation, role }) => {
      const { status, body } = await send(role, operation, UNKNOWN);

      expect(status).toBe(404);
      expect(body.error.message).toBe(`There is no workstation '${UNKNOWN}'.`);
    },
  );

  it.each(aboutOne.filter(({ status }) => status === 404))(
    '$method $path tells $role nothing of what is there',
    async ({ operation, role }) => {
      const unknown = await send(role, operation, UNKNOWN);
      const foreign = await send(role, operation, desk.id);

      expect(JSON.parse(foreign.text.replaceAll(desk.id, UNKNOWN))).toEqual(
        unknown.body,
      );
    },
  );

  it('shows in lists and totals what may be seen', async () => {
    const theirs = await portal.workstation('stranger', {
      templateId: 'ubuntu-developer',
    });
    const everything = await portal.call('service', 'GET', '/workstations');
    const seenBy = async (role: Role, query = '') =>
      (await portal.call(role, 'GET', `/workstations?limit=200${query}`)).body;

    for (const role of ['owner', 'stranger'] as const) {
      const page = await seenBy(role);
      const owners = page.items.map((each: Workstation) => each.owner);
      expect(new Set(owners)).toEqual(new Set([PEOPLE[role]]));
      expect(page.total).toBe(page.items.length);
      expect(page.total).toBeLessThan(everything.body.total);
    }
    const administrator = await seenBy('administrator');
    expect(administrator.total).toBe(
      permissions
        ? everything.body.total
        : (await seenBy('administrator', '&owner=me')).total,
    );
    // A filter, a search or a cursor is no way around it.
    for (const query of [
      `&owner=${PEOPLE.stranger}`,
      `&q=${theirs.id}`,
      `&owner=${encodeURIComponent(PEOPLE.stranger)}&q=${theirs.id}`,
      '&owner=none',
    ]) {
      expect(await seenBy('owner', query)).toEqual({ items: [], total: 0 });
    }
    expect(await seenBy('stranger', `&q=${theirs.id}`)).toMatchObject({
      total: 1,
    });
  });

  it('counts in the limit what is theirs', async () => {
    const { body } = await portal.call('stranger', 'GET', '/me');
    const { total } = (
      await portal.call(
        'stranger',
        'GET',
        '/workstations?owner=me&status=requested&status=launching&status=preparing&status=ready&status=stopping&status=stopped',
      )
    ).body;
    expect(body).toMatchObject({
      userEntityRef: PEOPLE.stranger,
      workstations: { used: total, limit: 100 },
    });
  });
});

describe('people with one permission more', () => {
  const POOL = '/pools/ubuntu-developer';
  const TEMPLATE = '/templates/ubuntu-developer';
  let portal: TestPortal;
  let desk: Workstation;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions: true });
    desk = await portal.workstation('owner', {
      templateId: 'ubuntu-developer',
    });
  });

  afterAll(() => portal.stop());

  const pool = { baseSize: 1, windows: [] };
  const settings = { settings: { pinned: true } };

  // request, body, observer, warmer, curator
  it.each<[string, object | undefined, number, number, number]>([
    ['GET /fleet', undefined, 200, 403, 403],
    ['GET /pools', undefined, 200, 200, 403],
    [`GET ${POOL}`, undefined, 200, 200, 403],
    [`GET ${POOL}/timeline`, undefined, 200, 200, 403],
    [`PUT ${POOL}`, pool, 403, 200, 403],
    [`DELETE ${POOL}`, undefined, 403, 200, 403],
    [`POST ${POOL}/members`, { count: 1 }, 403, 202, 403],
    [`GET ${TEMPLATE}`, undefined, 200, 200, 200],
    [`GET ${TEMPLATE}/rollouts/3`, undefined, 403, 403, 200],
    [`GET ${TEMPLATE}/changes`, undefined, 403, 403, 200],
    [`PATCH ${TEMPLATE}`, settings, 403, 403, 200],
    ['DELETE /workstations/DESK', undefined, 404, 404, 404],
    ['DELETE /workstations/DESK?force=true', undefined, 404, 404, 404],
  ])('%s', async (request, body, ...expected) => {
    const [method, path] = request.replace('DESK', desk.id).split(' ');
    for (const [index, role] of SPECIALISTS.entries()) {
      const before = await portal.deeds();
      const response = await portal.call(role, method, path, { body });
      expect([role, response.status]).toEqual([role, expected[index]]);
      const refused = response.status >= 400;
      expect(refused ? await portal.deeds() : before).toEqual(before);
    }
  });

  it('shows settings of templates to those alone who manage them', async () => {
    await portal.call('curator', 'PATCH', TEMPLATE, { body: settings });
    const seenBy = async (role: Role) =>
      (await portal.call(role, 'GET', TEMPLATE)).body;
    expect(await seenBy('curator')).toMatchObject(settings);
    expect(await seenBy('owner')).not.toHaveProperty('settings');
  });

  it('lets nobody force an end who may not end all, not even of their own', async () => {
    const { status, body } = await portal.call(
      'owner',
      'DELETE',
      `/workstations/${desk.id}?force=true`,
    );
    expect([status, body.error.message]).toEqual([
      403,
      `You may not force the end of workstation '${desk.id}'; delete it without force, or ask an administrator.`,
    ]);
    for (const role of ['administrator', 'service'] as const) {
      const { id } = await portal.workstation('owner', {
        templateId: 'ubuntu-developer',
      });
      const forced = await portal.call(
        role,
        'DELETE',
        `/workstations/${id}?force=true`,
      );
      expect(forced.body).toMatchObject({ id, status: 'terminated' });
      const again = await portal.call(
        role,
        'DELETE',
        `/workstations/${id}?force=true`,
      );
      expect([again.status, again.body.revision]).toEqual([
        202,
        forced.body.revision,
      ]);
    }
  });
});
