import { DescribeLaunchTemplateVersionsCommand } from '@aws-sdk/client-ec2';
import {
  CancelImageCreationCommand,
  ListWorkflowExecutionsCommand,
  ListWorkflowStepExecutionsCommand,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import {
  PLAIN_TIMING,
  startTestBed,
  stopAll,
} from '../__testUtils__/testSimulator';
import {
  BUILD_TIMING,
  documentOf,
  imageBuilderOf,
  ImageProject,
  type ProjectOptions,
} from './__testUtils__/ImageProject';

afterEach(stopAll);

const TEMPLATE = 'lt-0b1e55ed000000001';

async function setUp(options: ProjectOptions = {}) {
  const bed = await startTestBed({
    timing: { ...PLAIN_TIMING, build: BUILD_TIMING },
  });
  const client = imageBuilderOf(bed);
  const project = await ImageProject.create(client, options);
  async function steps(imageBuildVersionArn: string) {
    const { workflowExecutions = [] } = await client.send(
      new ListWorkflowExecutionsCommand({ imageBuildVersionArn }),
    );
    const lists = await Promise.all(
      workflowExecutions.map(({ workflowExecutionId }) =>
        client.send(
          new ListWorkflowStepExecutionsCommand({ workflowExecutionId }),
        ),
      ),
    );
    return {
      workflows: workflowExecutions,
      steps: lists.flatMap(list => list.steps ?? []),
    };
  }
  async function versions() {
    const answer = await bed.ec2.send(
      new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId: TEMPLATE }),
    );
    return answer.LaunchTemplateVersions ?? [];
  }
  return { ...bed, client, project, steps, versions };
}

describe('a build', () => {
  it('goes through the states of AWS and comes to an AMI in the launch template', async () => {
    const { project, clock, versions } = await setUp({
      distributions: [
        {
          region: 'eu-west-1',
          amiDistributionConfiguration: {
            name: 'team {{ imagebuilder:buildDate }}',
            amiTags: { 'vdi:image': 'team' },
          },
          launchTemplateConfigurations: [
            { launchTemplateId: TEMPLATE, setDefaultVersion: false },
          ],
        },
      ],
    });
    const arn = await project.start();
    expect(arn).toBe(
      'arn:aws:imagebuilder:eu-west-1:000000000000:image/team-desktop/1.0.0/1',
    );
    const seen = [];
    for (const seconds of [0, 1, 2, 20, 10, 5, 3]) {
      clock.advance(seconds);
      seen.push((await project.image(arn)).state?.status);
    }
    expect(seen).toEqual([
      'PENDING',
      'CREATING',
      'BUILDING',
      'TESTING',
      'DISTRIBUTING',
      'INTEGRATING',
      'AVAILABLE',
    ]);
    const { outputResources } = await project.image(arn);
    expect(outputResources?.amis).toEqual([
      expect.objectContaining({
        region: 'eu-west-1',
        image: expect.stringMatching(/^ami-[0-9a-f]{17}$/),
        name: 'team 2026-09-01T08-00-00.000Z',
      }),
    ]);
    const [latest, previous] = await versions();
    expect(latest).toMatchObject({
      VersionNumber: 4,
      DefaultVersion: false,
      LaunchTemplateData: {
        ImageId: outputResources?.amis?.[0].image,
        InstanceType: previous.LaunchTemplateData?.InstanceType,
      },
    });
  });

  it('tells its steps', async () => {
    const { project, clock, steps } = await setUp();
    const arn = await project.start();
    expect(await steps(arn)).toEqual({ workflows: [], steps: [] });
    clock.advance(8);
    expect(
      (await steps(arn)).steps.map(each => [each.name, each.status]),
    ).toEqual([
      ['LaunchBuildInstance', 'COMPLETED'],
      ['ApplyBuildComponents', 'RUNNING'],
    ]);
    clock.advance(33);
    const { workflows } = await steps(arn);
    expect(workflows.map(each => [each.type, each.status])).toEqual([
      ['BUILD', 'COMPLETED'],
      ['TEST', 'COMPLETED'],
    ]);
  });

  it.each([
    ['build', 'BUILDING', 'ApplyBuildComponents'],
    ['validate', 'BUILDING', 'ApplyBuildComponents'],
    ['test', 'TESTING', 'ApplyTestComponents'],
  ])(
    'fails in the phase %s when a script is sure to',
    async (phase, stage, stepName) => {
      const { project, clock, steps, versions } = await setUp({
        components: {
          fine: documentOf({ build: ['if false; then', '  exit 1', 'fi'] }),
          bad: documentOf({ [phase]: ['echo no', 'exit 3'] }),
        },
      });
      const arn = await project.start();
      clock.advance(41);
      const { state, outputResources } = await project.image(arn);
      expect(state?.status).toBe('FAILED');
      expect(state?.reason).toMatch(
        new RegExp(
          `^SSM execution '.*' failed for image arn: '${arn}' with status = 'Failed' in state = '${stage}' and failure message = 'Document .*:component/bad/1.0.0/1 failed!'$`,
        ),
      );
      expect(outputResources?.amis).toEqual([]);
      const failed = (await steps(arn)).steps.filter(
        each => each.status === 'FAILED',
      );
      expect(failed).toEqual([
        expect.objectContaining({
          name: stepName,
          message: expect.stringContaining(
            `component/bad/1.0.0/1 failed! Phase '${phase}', step 'Run-${phase}'`,
          ),
        }),
      ]);
      expect(await versions()).toHaveLength(3);
    },
  );

  it('fails where it is told to, as often as told', async () => {
    const { project, clock, simulator, steps } = await setUp({
      components: {
        one: documentOf({ build: ['echo 1'], validate: ['echo 1'] }),
        two: documentOf({ build: ['echo 2'], validate: ['echo 2'] }),
      },
    });
    simulator.control.addFault({
      kind: 'build-failure',
      component: 'two',
      step: 'Run-validate',
      message: 'No space left on device',
      count: 1,
    });
    const [first, second] = [await project.start(), await project.start()];
    clock.advance(41);
    expect((await project.image(first)).state?.status).toBe('FAILED');
    expect((await project.image(second)).state?.status).toBe('AVAILABLE');
    expect((await steps(first)).workflows[0].message).toContain(
      `component/two/1.0.0/1 failed! Phase 'validate', step 'Run-validate', action 'ExecuteBash': No space left on device`,
    );
  });

  it('can be cancelled while it runs', async () => {
    const { project, client, clock, steps } = await setUp();
    const arn = await project.start();
    clock.advance(10);
    const cancel = () =>
      client.send(
        new CancelImageCreationCommand({
          imageBuildVersionArn: arn,
          clientToken: randomUUID(),
        }),
      );
    await cancel();
    clock.advance(60);
    expect((await project.image(arn)).state).toEqual({ status: 'CANCELLED' });
    expect((await steps(arn)).steps.at(-1)).toMatchObject({
      name: 'ApplyBuildComponents',
      status: 'CANCELLED',
    });
    await expect(cancel()).rejects.toThrow('only a build that runs');
  });
});
