import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import fc from 'fast-check';
import type { ImageBuildRecord } from '../images';
import { operationsOfSpec } from './__testUtils__/operations';
import { ROLES, type Role } from './__testUtils__/roles';
import { TestPortal } from './__testUtils__/TestPortal';

jest.setTimeout(60_000);

const text = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom('\0', '%', '%00', '..', '🎉', '__proto__', "' or 1=1 --"),
);

/** What a program might put where the specification wants something else. */
const nonsense = fc.oneof(
  text,
  fc.integer(),
  fc.double(),
  fc.constantFrom(null, true, [], {}, 2 ** 31, -1, 1e308),
);

const query = fc.dictionary(
  fc.oneof(
    fc.constantFrom(
      'owner',
      'entity',
      'status',
      'template',
      'q',
      'sort',
      'limit',
      'cursor',
      'force',
      'owned',
      'dryRun',
      'since',
    ),
    text,
  ),
  fc.oneof(
    text,
    fc.constantFrom(
      'me',
      'none',
      'ready',
      '-name',
      '1',
      '200',
      'user:default/amara',
    ),
    text.map(each =>
      Buffer.from(
        JSON.stringify({ sort: '-createdAt', id: each, value: each }),
      ).toString('base64url'),
    ),
    fc.json().map(each => Buffer.from(each).toString('base64url')),
  ),
  { maxKeys: 3 },
);

const imageSettings = fc.record(
  {
    name: fc.oneof(fc.constant('A desktop'), nonsense),
    description: nonsense,
    base: fc.oneof(
      fc.constant({ templateId: 'ubuntu-developer' }),
      fc.record({ templateId: nonsense, imageId: nonsense }),
    ),
    tools: fc.array(fc.oneof(fc.constant('vscode'), text), { maxLength: 3 }),
    packages: fc.array(fc.oneof(fc.constant('jq'), text), { maxLength: 3 }),
    installScript: fc.oneof(fc.constant('echo hello'), nonsense),
    components: fc.array(
      fc.record({
        name: fc.oneof(fc.constant('own'), text),
        document: fc.oneof(
          text,
          fc.json(),
          fc.constantFrom(
            'a: &a [*a]',
            'phases: [{name: build, steps: [{name: A, action: Reboot}]}]',
          ),
        ),
      }),
      { maxLength: 3 },
    ),
    diskGiB: fc.oneof(fc.constantFrom(20, 60, 100), nonsense),
    instanceTypes: fc.oneof(fc.constant(['m7i.xlarge']), fc.array(text)),
    groups: fc.array(fc.oneof(fc.constant('payments'), text), { maxLength: 3 }),
    schedule: fc.record({
      cron: fc.oneof(
        fc.constantFrom('0 2 ? * SUN *', '* * * * ? *', '0 0 31 2 ? *'),
        text,
      ),
      timeZone: fc.oneof(fc.constant('UTC'), text),
    }),
    promotion: fc.oneof(fc.constant('pinned'), nonsense),
    keep: nonsense,
  },
  { requiredKeys: ['name', 'base', 'instanceTypes'] },
);

const body = fc.option(
  fc.oneof(
    fc
      .record(
        {
          templateId: fc.oneof(fc.constant('ubuntu-developer'), nonsense),
          version: fc.oneof(fc.constantFrom(1, 2, 3), nonsense),
          name: nonsense,
          entityRef: fc.oneof(
            fc.constant('component:default/payments'),
            nonsense,
          ),
          count: fc.oneof(
            fc.constantFrom(1, 2),
            fc.constantFrom(null, 'x', 0, 1.5, 101),
          ),
          instanceType: fc.oneof(fc.constant('m6i.xlarge'), nonsense),
          hours: fc.oneof(fc.constantFrom(1, 24), nonsense),
          defaultVersion: fc.oneof(fc.constantFrom(2, 9), nonsense),
          settings: fc.oneof(
            fc.dictionary(
              fc.constantFrom('groups', 'hidden', 'instanceTypes', 'x'),
              nonsense,
            ),
            imageSettings,
            nonsense,
          ),
          id: fc.oneof(fc.constantFrom('team-desktop', 'a-desktop'), nonsense),
          owner: fc.oneof(fc.constant('group:default/payments'), nonsense),
          sourceUrl: fc.oneof(fc.webUrl(), nonsense),
          buildId: nonsense,
          baseSize: fc.oneof(fc.constant(0), nonsense),
          windows: fc.oneof(
            fc.constant([]),
            fc.array(
              fc.record({
                days: fc.oneof(fc.constant(['mon']), nonsense),
                from: fc.oneof(fc.constant('08:00'), nonsense),
                to: fc.oneof(fc.constant('09:00'), nonsense),
                timeZone: fc.oneof(fc.constant('UTC'), nonsense),
                size: fc.oneof(fc.constant(0), nonsense),
              }),
              { maxLength: 3 },
            ),
            nonsense,
          ),
          [`__proto__`]: nonsense,
        },
        { requiredKeys: [] },
      )
      .map(each => JSON.stringify(each)),
    fc.json(),
    text,
  ),
  { nil: undefined },
);

const headers = fc.record(
  {
    'content-type': fc.constantFrom(
      'application/json',
      'application/json; charset=utf-16',
      'application/json; charset=nonsense',
      'text/plain',
      'multipart/form-data',
      'multipart/form-data; boundary=x',
      'nonsense',
    ),
    'content-encoding': fc.constantFrom('gzip', 'nonsense', 'identity'),
    'idempotency-key': fc
      .string({ minLength: 1, maxLength: 300 })
      .map(each => encodeURIComponent(each)),
    accept: fc.constantFrom('text/html', 'nonsense', '*/*'),
  },
  { requiredKeys: [] },
);

/** Something harmless half of the time, so that nonsense elsewhere gets through to it. */
function often<T, U>(harmless: T, arbitrary: fc.Arbitrary<U>) {
  return fc.oneof(fc.constant(harmless), arbitrary);
}

function isSentence({
  error = {},
}: {
  error?: { name?: string; message?: string };
}) {
  const { name = '', message = '' } = error;
  return /^\w+$/.test(name) && /\w/.test(message);
}

/** Most are from somebody, so that more than the door is tried. */
const role = fc.oneof(
  {
    weight: 9,
    arbitrary: fc.constantFrom('owner', 'administrator', 'service'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...ROLES) },
) as fc.Arbitrary<Role>;

describe('whatever is sent', () => {
  let portal: TestPortal;
  let desk: Workstation;
  let build: ImageBuildRecord;

  beforeAll(async () => {
    portal = await TestPortal.start({ permissions: true });
    desk = await portal.workstation('owner', {
      templateId: 'ubuntu-developer',
    });
    await portal.imageProject('team-desktop');
    build = await portal.imageBuild('team-desktop', {});
  });

  afterAll(() => portal.stop());

  const segment = fc.oneof(
    fc.constant('DESK'),
    fc.constantFrom(
      'ubuntu-developer',
      'nothing',
      'team-desktop',
      'choices',
      'ws-00000000000000000000000000',
      'stop',
    ),
    text.map(each => encodeURIComponent(each)),
    fc.string({
      unit: fc.constantFrom('a', '%', '2', 'f', '.', '/', '-', ';', '~'),
      maxLength: 12,
    }),
  );

  const path = fc.oneof(
    fc
      .tuple(fc.constantFrom(...operationsOfSpec()), segment)
      .map(([operation, value]) => ({
        method: operation.method,
        path: operation.path
          .replace('{version}', '3')
          .replace(/\{\w+\}/, () => value)
          .replace('{buildId}', 'BUILD'),
      })),
    fc.record({
      method: fc.constantFrom(
        'GET',
        'POST',
        'PUT',
        'PATCH',
        'DELETE',
        'OPTIONS',
      ),
      path: fc
        .array(segment, { maxLength: 4 })
        .map(parts => `/${parts.join('/')}`),
    }),
  );

  it('is settings of an image project or a sentence', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(imageSettings, async settings => {
        const { status, body: answer } = await portal.call(
          'owner',
          'POST',
          '/images?dryRun=true',
          {
            body: {
              id: 'a-desktop',
              owner: 'group:default/payments',
              settings,
            },
          },
        );
        seen.add(status);
        expect([200, 400]).toContain(status);
        expect(status === 200 || isSentence(answer)).toBe(true);
      }),
      {
        numRuns: 300,
        examples: [
          [
            {
              name: 'A desktop',
              base: { templateId: 'ubuntu-developer' },
              instanceTypes: ['m7i.xlarge'],
            },
          ],
        ],
      },
    );
    expect([...seen].sort()).toEqual([200, 400]);
  });

  it('is answered with a result or a sentence, never with a failure of ours', async () => {
    const seen = new Set<number>();
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          role,
          target: path,
          query: often({}, query),
          body: often('{"templateId":"ubuntu-developer"}', body),
          headers: often({ 'content-type': 'application/json' }, headers),
        }),
        async ({ role: caller, target, query: asked, ...options }) => {
          const search = new URLSearchParams(Object.entries(asked)).toString();
          const address = `${target.path
            .replace('DESK', desk.id)
            .replace('BUILD', build.id)}${search ? `?${search}` : ''}`;

          const response = await portal.call(
            caller,
            target.method,
            address,
            options,
          );

          seen.add(response.status);
          expect(response.status).toBeLessThan(500);
          expect(response.status < 400 || isSentence(response.body)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(expect.arrayContaining([200, 400, 404]));
    expect(
      portal.recorder.logs.filter(line => line.startsWith('error')),
    ).toEqual([]);
  });
});
