import {
  CreateComponentCommand,
  GetImagePipelineCommand,
  ListImagePipelineImagesCommand,
  type Schedule,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import { startTestBed, stopAll } from '../__testUtils__/testSimulator';
import { nextRun } from './schedule';
import {
  documentOf,
  imageBuilderOf,
  ImageProject,
  type ProjectOptions,
} from './__testUtils__/ImageProject';

afterEach(stopAll);

const DAY = 24 * 60 * 60;

it.each([
  ['cron(0 3 ? * * *)', 'UTC', '2026-09-02T03:00:00.000Z'],
  ['0 3 * * ? *', 'Europe/Berlin', '2026-09-02T01:00:00.000Z'],
  ['cron(0 9 ? * 1 *)', 'UTC', '2026-09-06T09:00:00.000Z'],
  ['cron(0 9 ? * sun-mon *)', 'UTC', '2026-09-06T09:00:00.000Z'],
  ['cron(0 9 ? * fri#2 *)', 'UTC', '2026-09-11T09:00:00.000Z'],
  ['cron(0 9 L * ? *)', 'UTC', '2026-09-30T09:00:00.000Z'],
  ['cron(30 */6 1 jan ? 2027)', 'UTC', '2027-01-01T00:30:00.000Z'],
])('%s in %s comes next at %s', (scheduleExpression, timezone, expected) => {
  const now = Date.parse('2026-09-01T08:00:00Z');
  const next = nextRun({ scheduleExpression, timezone }, now);
  expect(new Date(next!).toISOString()).toBe(expected);
});

async function setUp(schedule: Schedule, options: ProjectOptions = {}) {
  const bed = await startTestBed();
  const client = imageBuilderOf(bed);
  const project = await ImageProject.create(client, {
    ...options,
    pipeline: { schedule },
  });
  const { pipelineArn: imagePipelineArn } = project;
  const dates = async () => {
    const { imageSummaryList = [] } = await client.send(
      new ListImagePipelineImagesCommand({ imagePipelineArn }),
    );
    return imageSummaryList.map(({ dateCreated }) => dateCreated?.slice(0, 13));
  };
  const pipeline = async () =>
    (await client.send(new GetImagePipelineCommand({ imagePipelineArn })))
      .imagePipeline!;
  return { ...bed, client, dates, pipeline };
}

function addComponent(client: ReturnType<typeof imageBuilderOf>) {
  return client.send(
    new CreateComponentCommand({
      name: 'tools',
      semanticVersion: '1.0.1',
      platform: 'Linux',
      data: documentOf({ build: ['echo newer'] }),
      clientToken: randomUUID(),
    }),
  );
}

it('builds whenever the schedule says so', async () => {
  const { clock, dates, pipeline } = await setUp({
    scheduleExpression: 'cron(0 3 * * ? *)',
    pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY',
  });
  expect((await pipeline()).dateNextRun).toBe('2026-09-02T03:00:00.000Z');
  clock.advance(2 * DAY);
  expect(await dates()).toEqual(['2026-09-02T03', '2026-09-03T03']);
  expect(await pipeline()).toMatchObject({
    dateLastRun: '2026-09-03T03:00:00.000Z',
    dateNextRun: '2026-09-04T03:00:00.000Z',
    lastRunStatus: 'AVAILABLE',
  });
});

it('builds only what has a newer parent or component', async () => {
  const { client, clock, dates } = await setUp({
    scheduleExpression: 'cron(0 3 * * ? *)',
  });
  // The recipe names the build of its component, which never changes
  clock.advance(10 * DAY);
  await addComponent(client);
  clock.advance(10 * DAY);
  expect(await dates()).toEqual(['2026-09-02T03']);
  clock.advance(20 * DAY);
  expect(await dates()).toEqual(['2026-09-02T03', '2026-10-01T03']);
});

it('counts failures of the schedule', async () => {
  const { clock, pipeline, simulator } = await setUp(
    {
      scheduleExpression: 'cron(0 3 * * ? *)',
      pipelineExecutionStartCondition: 'EXPRESSION_MATCH_ONLY',
    },
    { components: { bad: documentOf({ build: ['exit 1'] }) } },
  );
  clock.advance(3 * DAY);
  expect((await pipeline()).consecutiveFailures).toBe(3);
  simulator.control.advance(DAY);
  expect((await pipeline()).consecutiveFailures).toBe(4);
});

it.each(['every day', 'cron(0 3 * * * *)', 'cron(99 3 * * ? *)'])(
  'refuses the schedule %s',
  async scheduleExpression => {
    await expect(setUp({ scheduleExpression })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
  },
);
