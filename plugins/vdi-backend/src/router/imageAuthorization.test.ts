import type { ImageBuildRecord } from '../images';
import {
  fillPath,
  operationsOfSpec,
  type Operation,
} from './__testUtils__/operations';
import { ROLES, type Role } from './__testUtils__/roles';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

/** Statuses in the order of {@link ROLES}; the project in the path is of a group that `owner` belongs to. */
type Expectations = Record<string, number[]>;

const READ = [200, 200, 200, 401, 200, 200];
const CHANGE = [202, 403, 202, 401, 202, 403];

const WITH_POLICY: Expectations = {
  listImages: READ,
  getImageChoices: READ,
  getImage: READ,
  listImageEvents: READ,
  listImageBuilds: READ,
  getImageBuild: READ,
  compareImageBuilds: READ,
  createImage: [201, 403, 201, 401, 201, 403],
  changeImage: [200, 403, 200, 401, 200, 403],
  deleteImage: CHANGE,
  rollBackImage: CHANGE,
  startImageBuild: CHANGE,
  actOnImageBuild: CHANGE,
};

const READ_BY_PROGRAMS = [403, 403, 403, 401, 200, 200];
const CHANGE_BY_PROGRAMS = [403, 403, 403, 401, 202, 403];

// What an image installs runs as root on machines of the account: nobody may by default.
const WITHOUT_POLICY: Expectations = {
  listImages: READ_BY_PROGRAMS,
  getImageChoices: READ_BY_PROGRAMS,
  getImage: READ_BY_PROGRAMS,
  listImageEvents: READ_BY_PROGRAMS,
  listImageBuilds: READ_BY_PROGRAMS,
  getImageBuild: READ_BY_PROGRAMS,
  compareImageBuilds: READ_BY_PROGRAMS,
  createImage: [403, 403, 403, 401, 201, 403],
  changeImage: [403, 403, 403, 401, 200, 403],
  deleteImage: CHANGE_BY_PROGRAMS,
  rollBackImage: CHANGE_BY_PROGRAMS,
  startImageBuild: CHANGE_BY_PROGRAMS,
  actOnImageBuild: CHANGE_BY_PROGRAMS,
};

const OPERATIONS = operationsOfSpec().filter(({ path }) =>
  path.startsWith('/images'),
);

const IMAGE = 'team-desktop';
const UNKNOWN_BUILD = 'img-00000000000000000000000000';

/** What a build must be like so that the action can be done to it. */
const SUBJECTS: Record<string, Partial<ImageBuildRecord>> = {
  cancel: { status: 'queued' },
  try: { status: 'rejected', templateVersion: 1 },
  promote: { templateVersion: 1 },
  reject: { templateVersion: 1 },
  rollback: { status: 'promoted', templateVersion: 1, promotedAt: new Date(0) },
};

function bodyOf(operationId: string, imageId: string): object | undefined {
  const settings = {
    name: 'An image',
    base: { templateId: 'ubuntu-developer' },
    instanceTypes: ['m7i.xlarge'],
  };
  switch (operationId) {
    case 'createImage':
      return {
        id: `${imageId}-new`,
        owner: 'group:default/payments',
        settings,
      };
    case 'changeImage':
      return { settings: { ...settings, packages: ['jq'] } };
    default:
      return undefined;
  }
}

describe.each([
  { title: 'with a policy', permissions: true, expected: WITH_POLICY },
  {
    title: 'without the permission framework',
    permissions: false,
    expected: WITHOUT_POLICY,
  },
])('who may do what with images $title', ({ permissions, expected }) => {
  let portal: TestPortal;
  let numbers = 0;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions });
    await portal.imageProject(IMAGE);
  });

  afterAll(() => portal.stop());

  const send = (
    role: Role,
    { operationId, method, path }: Operation,
    imageId: string,
    buildId: string,
  ) =>
    portal.call(role, method, fillPath(path, { imageId, buildId }), {
      body: bodyOf(operationId, imageId),
    });

  const subjectOf = async ({ path }: Operation) => {
    const imageId = `desktop-${++numbers}`;
    await portal.imageProject(imageId);
    const action = /\/actions\/(\w+)$/.exec(path)?.[1];
    const needsBuild = action !== undefined || path.includes('{buildId}');
    const build = needsBuild
      ? await portal.imageBuild(imageId, SUBJECTS[action ?? ''] ?? {})
      : undefined;
    return { imageId, buildId: build?.id ?? UNKNOWN_BUILD };
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
  });

  it.each(cells)(
    '$method $path by $role: $status',
    async ({ operation, role, status }) => {
      const { imageId, buildId } = await subjectOf(operation);
      const { body, status: answered } = await send(
        role,
        operation,
        imageId,
        buildId,
      );
      expect({
        answered,
        refusal: /\w/.test(body.error?.message ?? ''),
      }).toEqual({ answered: status, refusal: status >= 400 });
    },
  );

  it.each(
    cells.filter(
      ({ path, status }) => path.includes('{imageId}') && status < 300,
    ),
  )(
    '$method $path by $role does not find what is not there',
    async ({ operation, role }) => {
      const { status, body } = await send(
        role,
        operation,
        'nowhere',
        UNKNOWN_BUILD,
      );
      expect(status).toBe(404);
      expect(body.error.message).toBe("There is no image project 'nowhere'.");
    },
  );
});
