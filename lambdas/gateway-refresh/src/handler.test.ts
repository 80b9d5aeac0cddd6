import { createHandler, handler, type EventHandler } from './handler';
import type { LogEntry } from './log';
import { TestAutoScaling } from './__testUtils__';

const GROUP = 'vdi-test-gateways';
const RECIPE = 'vdi-test-gateway';
const AVAILABLE_AT = '2026-11-22T02:31:07Z';

let autoScaling: TestAutoScaling;
let logged: LogEntry[];
let react: EventHandler;

beforeAll(async () => {
  autoScaling = await TestAutoScaling.start(GROUP);
});

afterAll(() => autoScaling.stop());

beforeEach(() => {
  autoScaling.reset();
  logged = [];
  react = over(GROUP);
});

function over(groupName: string): EventHandler {
  return createHandler({
    client: autoScaling.client(),
    groupName,
    recipeName: RECIPE,
    log: entry => logged.push(entry),
  });
}

/** As Image Builder's user guide shows it. */
function imageEvent(
  changes: { name?: string; status?: string; source?: string } = {},
) {
  const { name = RECIPE, status = 'AVAILABLE', source } = changes;
  return {
    version: '0',
    id: 'a1b2c3d4-5678-90ab-cdef-111111111111',
    'detail-type': 'EC2 Image Builder Image State Change',
    source: source ?? 'aws.imagebuilder',
    account: '111122223333',
    time: AVAILABLE_AT,
    region: 'eu-west-1',
    resources: [
      `arn:aws:imagebuilder:eu-west-1:111122223333:image/${name}/1.4.2/7`,
    ],
    detail: { 'previous-state': { status: 'TESTING' }, state: { status } },
  };
}

const IMAGE = imageEvent().resources[0];

it('replaces all gateways, new ones first, when their image is new', async () => {
  await react(imageEvent(), { awsRequestId: 'lambda-1' });

  expect(autoScaling.actions()).toEqual([
    'DescribeInstanceRefreshes',
    'StartInstanceRefresh',
  ]);
  expect(Object.fromEntries(autoScaling.calls[1])).toEqual({
    Action: 'StartInstanceRefresh',
    Version: '2011-01-01',
    AutoScalingGroupName: GROUP,
    Strategy: 'Rolling',
    'Preferences.MinHealthyPercentage': '100',
    'Preferences.MaxHealthyPercentage': '150',
    'Preferences.SkipMatching': 'false',
  });
  expect(logged).toEqual([
    {
      level: 'info',
      message: 'The gateways are being replaced.',
      reason: 'refresh-begun',
      image: IMAGE,
      refreshId: 'refresh-1',
      requestId: 'lambda-1',
    },
  ]);
});

it('does nothing for an event that comes again, during the refresh and after it', async () => {
  await react(imageEvent());
  for (const [status, startedAt] of [
    ['Pending', undefined],
    ['InProgress', '2026-11-22T02:31:09Z'],
    ['Successful', '2026-11-22T02:31:09Z'],
    ['Failed', '2026-11-22T02:31:07Z'],
    ['Cancelled', '2026-11-23T02:31:07Z'],
  ]) {
    autoScaling.refreshes = [{ id: 'refresh-1', status: status!, startedAt }];
    autoScaling.calls = [];
    await react(imageEvent());
    expect(autoScaling.actions()).toEqual(['DescribeInstanceRefreshes']);
    expect(logged.at(-1)).toMatchObject({
      level: 'info',
      reason: 'refreshed-since',
      refreshId: 'refresh-1',
    });
  }
});

it('replaces them again for the next image', async () => {
  autoScaling.refreshes = [
    { id: 'b', status: 'Successful', startedAt: '2026-11-22T02:31:06Z' },
    { id: 'a', status: 'Cancelled' },
  ];
  await react(imageEvent());
  expect(logged[0].reason).toBe('refresh-begun');
});

it('leaves a refresh alone that began before the image, and warns', async () => {
  autoScaling.refreshes = [
    { id: 'a', status: 'InProgress', startedAt: '2026-11-22T02:20:00Z' },
  ];
  await react(imageEvent());
  expect(autoScaling.actions()).toEqual(['DescribeInstanceRefreshes']);
  expect(logged).toEqual([
    expect.objectContaining({
      level: 'warn',
      reason: 'refresh-running',
      refreshId: 'a',
    }),
  ]);
});

it('takes it that another refresh may begin while it looks', async () => {
  autoScaling.raced = true;
  await react(imageEvent());
  expect(autoScaling.actions()).toHaveLength(2);
  expect(logged).toEqual([
    expect.objectContaining({ level: 'warn', reason: 'refresh-running' }),
  ]);
});

it.each([
  ['of a build under way', imageEvent({ status: 'TESTING' }), 'other-state'],
  ['of a failed build', imageEvent({ status: 'FAILED' }), 'other-state'],
  ['of a desktop', imageEvent({ name: 'vdi-test-ubuntu' }), 'other-image'],
  [
    'of a deployment with a longer name',
    imageEvent({ name: 'vdi-test-gateway-two-gateway' }),
    'other-image',
  ],
  ['of nobody', imageEvent({ name: 'vdi-test-gatewayabcdef' }), 'other-image'],
  ['of another service', imageEvent({ source: 'aws.ec2' }), 'other-event'],
  ['without an image', { ...imageEvent(), resources: [] }, 'other-event'],
  ['without a time', { ...imageEvent(), time: undefined }, 'other-event'],
  ['that is none', undefined, 'other-event'],
])('asks nothing for an event %s', async (_, event, reason) => {
  await react(event);
  expect(autoScaling.actions()).toEqual([]);
  expect(logged).toEqual([expect.objectContaining({ level: 'info', reason })]);
});

it('knows the recipe in any case and with the hash of its content', async () => {
  await react(imageEvent({ name: `${RECIPE}-0a1b2c3d4e5f` }));
  react = createHandler({
    client: autoScaling.client(),
    groupName: GROUP,
    recipeName: RECIPE.toUpperCase(),
    log: entry => logged.push(entry),
  });
  autoScaling.refreshes = [];
  await react(imageEvent());
  expect(logged.map(({ reason }) => reason)).toEqual([
    'refresh-begun',
    'refresh-begun',
  ]);
});

it('throws what Auto Scaling refuses, so that Lambda tries again', async () => {
  await expect(over('another-group')(imageEvent())).rejects.toThrow(
    'AutoScalingGroup name not found',
  );
  expect(logged).toEqual([]);
});

it('as deployed, says which of its settings is missing', async () => {
  await expect(handler(imageEvent())).rejects.toThrow(
    'GATEWAY_GROUP is not set',
  );
});
