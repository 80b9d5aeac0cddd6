import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import {
  fillPath,
  operationsOfSpec,
  type Operation,
} from './__testUtils__/operations';
import { PEOPLE, ROLES, type Role } from './__testUtils__/roles';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const UNKNOWN = 'ws-00000000000000000000000000';

/** What each operation takes besides its path. */
const BODIES: Record<string, object> = {
  createWorkstation: { templateId: 'ubuntu-developer' },
  startPoolMembers: { count: 1 },
};

/** Operations after which a workstation is not what it was. */
const CHANGING = ['deleteWorkstation', 'actOnWorkstation'];

/** Statuses in the order of {@link ROLES}; the workstation in the path is the owner's. */
type Expectations = Record<string, number[]>;

// owner, stranger, administrator, nobody, service, reader
const WITH_POLICY: Expectations = {
  getMe: [200, 200, 200, 401, 200, 200],
  getHealth: [200, 200, 200, 401, 200, 200],
  getFleet: [403, 403, 200, 401, 200, 200],
  listTemplates: [200, 200, 200, 401, 200, 200],
  getTemplate: [200, 200, 200, 401, 200, 200],
  startPoolMembers: [403, 403, 202, 401, 202, 403],
  listWorkstations: [200, 200, 200, 401, 200, 200],
  createWorkstation: [201, 201, 201, 401, 403, 403],
  getWorkstation: [200, 404, 200, 401, 200, 200],
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
  listTemplates: [200, 200, 200, 401, 200, 200],
  getTemplate: [200, 200, 200, 401, 200, 200],
  startPoolMembers: [403, 403, 403, 401, 202, 403],
  listWorkstations: [200, 200, 200, 401, 200, 200],
  createWorkstation: [201, 201, 201, 401, 403, 403],
  getWorkstation: [200, 404, 404, 401, 200, 200],
  deleteWorkstation: [202, 404, 404, 401, 202, 403],
  actOnWorkstation: [202, 404, 404, 401, 202, 403],
  listWorkstationEvents: [200, 404, 404, 401, 200, 200],
  createConnection: [201, 404, 404, 401, 403, 403],
  revealCredentials: [200, 404, 404, 401, 403, 403],
};

const OPERATIONS = operationsOfSpec();

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

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions });
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
      }),
      { body: BODIES[operation.operationId] },
    );

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
      const { id } = CHANGING.includes(operation.operationId)
        ? await portal.workstation('owner', { templateId: 'ubuntu-developer' })
        : desk;

      const response = await send(role, operation, id);

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
