import {
  CreateComponentCommand,
  type CreateComponentCommandInput,
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  CreateImageRecipeCommand,
  type CreateImageRecipeCommandInput,
  DeleteComponentCommand,
  DeleteDistributionConfigurationCommand,
  DeleteImageCommand,
  DeleteImagePipelineCommand,
  DeleteImageRecipeCommand,
  DeleteInfrastructureConfigurationCommand,
  GetComponentCommand,
  GetDistributionConfigurationCommand,
  GetImagePipelineCommand,
  GetImageRecipeCommand,
  GetInfrastructureConfigurationCommand,
  ListComponentBuildVersionsCommand,
  ListComponentsCommand,
  ListDistributionConfigurationsCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
  ListImageRecipesCommand,
  ListImagesCommand,
  ListInfrastructureConfigurationsCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDistributionConfigurationCommand,
  UpdateImagePipelineCommand,
  UpdateInfrastructureConfigurationCommand,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import { startTestBed, stopAll } from '../__testUtils__/testSimulator';
import {
  documentOf,
  imageBuilderOf,
  ImageProject,
  UBUNTU,
} from './__testUtils__/ImageProject';

afterEach(stopAll);

const ARN = 'arn:aws:imagebuilder:eu-west-1:000000000000:';

async function setUp() {
  const bed = await startTestBed();
  const client = imageBuilderOf(bed);
  const component = (changes: Partial<CreateComponentCommandInput> = {}) =>
    client.send(
      new CreateComponentCommand({
        name: 'My Tools',
        semanticVersion: '1.0.0',
        platform: 'Linux',
        data: documentOf({ build: ['echo tools'] }),
        clientToken: randomUUID(),
        ...changes,
      }),
    );
  const recipe = (changes: Partial<CreateImageRecipeCommandInput> = {}) =>
    client.send(
      new CreateImageRecipeCommand({
        name: 'Desktop',
        semanticVersion: '1.0.0',
        parentImage: UBUNTU,
        components: [],
        clientToken: randomUUID(),
        ...changes,
      }),
    );
  return { ...bed, client, component, recipe };
}

describe('components', () => {
  it('never change: the same version again is another build', async () => {
    const { client, component } = await setUp();
    const data = documentOf({ build: ['echo other'] });
    const first = await component();
    expect(first).toMatchObject({
      componentBuildVersionArn: `${ARN}component/my-tools/1.0.0/1`,
      latestVersionReferences: {
        latestMajorVersionArn: `${ARN}component/my-tools/1.x.x`,
      },
    });
    await component({ data });
    await component({ semanticVersion: '1.10.0' });
    await component({ semanticVersion: '1.9.0' });
    const get = async (version: string) =>
      (
        await client.send(
          new GetComponentCommand({
            componentBuildVersionArn: `${ARN}component/my-tools/${version}`,
          }),
        )
      ).component!;
    expect((await get('1.0.0/2')).data).toBe(data);
    expect((await get('1.0.0/1')).data).not.toBe(data);
    expect((await get('x.x.x')).arn).toMatch('1.10.0/1');
    expect((await get('1.0.x')).arn).toMatch('1.0.0/2');
    const { componentVersionList } = await client.send(
      new ListComponentsCommand({
        filters: [{ name: 'name', values: ['My Tools'] }],
      }),
    );
    expect(componentVersionList?.map(({ version }) => version)).toEqual([
      '1.0.0',
      '1.10.0',
      '1.9.0',
    ]);
    const { componentSummaryList } = await client.send(
      new ListComponentBuildVersionsCommand({
        componentVersionArn: `${ARN}component/my-tools/1.0.0`,
      }),
    );
    expect(componentSummaryList).toHaveLength(2);
  });

  it.each([
    ['phases: [', 'InvalidParameterValueException', /data/],
    ['schemaVersion: 1.0', 'InvalidParameterValueException', /phases/],
    [
      documentOf({ build: [] }).replace('ExecuteBash', 'MakeCoffee'),
      'InvalidParameterValueException',
      /Parsing step 'Run-build' in phase 'build' failed. Error: Action MakeCoffee/,
    ],
    [
      'schemaVersion: 1.0\nphases: [{name: build, steps: [{name: A, action: S3Download, inputs: []}]}]',
      'InvalidParameterValueException',
      /Action S3Download has no inputs; it requires an 'inputs'/,
    ],
    [
      documentOf({ build: ['x'.repeat(16_000)] }),
      'InvalidParameterValueException',
      /16000/,
    ],
  ])('refuses the document %#', async (data, name, message) => {
    const { component } = await setUp();
    await expect(component({ data })).rejects.toMatchObject({
      name,
      message: expect.stringMatching(message),
    });
  });

  it('checks names and versions, and knows a call again', async () => {
    const { component } = await setUp();
    await expect(component({ name: 'no/slash' })).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
    });
    await expect(component({ semanticVersion: '1.x.x' })).rejects.toMatchObject(
      { name: 'InvalidVersionNumberException' },
    );
    const once = { clientToken: 'once' };
    const first = await component(once);
    expect((await component(once)).componentBuildVersionArn).toBe(
      first.componentBuildVersionArn,
    );
    await expect(
      component({ ...once, description: 'other' }),
    ).rejects.toMatchObject({ name: 'IdempotentParameterMismatchException' });
  });

  it('keeps those of Amazon', async () => {
    const { client, recipe } = await setUp();
    const { componentVersionList } = await client.send(
      new ListComponentsCommand({ owner: 'Amazon' }),
    );
    expect(componentVersionList?.map(({ name }) => name)).toContain(
      'dcv-server-linux',
    );
    await recipe({
      components: [
        {
          componentArn:
            'arn:aws:imagebuilder:eu-west-1:aws:component/update-linux/x.x.x',
        },
      ],
    });
  });
});

describe('recipes', () => {
  it('never change', async () => {
    const { client, recipe } = await setUp();
    const { imageRecipeArn } = await recipe();
    await expect(recipe()).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
      message: `The following resource 'ImageRecipe' already exists: '${imageRecipeArn}'.`,
    });
    expect(
      await client.send(new GetImageRecipeCommand({ imageRecipeArn })),
    ).toMatchObject({
      imageRecipe: { platform: 'Linux', version: '1.0.0', parentImage: UBUNTU },
    });
    const { imageRecipeSummaryList } = await client.send(
      new ListImageRecipesCommand({}),
    );
    expect(imageRecipeSummaryList).toHaveLength(1);
  });

  it.each<[string, Partial<CreateImageRecipeCommandInput>, string]>([
    [
      'an unknown AMI',
      { parentImage: 'ami-0123456789abcdef0' },
      'InvalidParameterValueException',
    ],
    [
      'an unknown parameter',
      { parentImage: 'ssm:/aws/service/nothing' },
      'InvalidParameterValueException',
    ],
    [
      'an image that has no build',
      { parentImage: `${ARN}image/other/x.x.x` },
      'InvalidParameterValueException',
    ],
    ['nonsense', { parentImage: 'ubuntu' }, 'InvalidParameterValueException'],
    [
      'an unknown component',
      { components: [{ componentArn: `${ARN}component/none/1.0.0/1` }] },
      'InvalidParameterValueException',
    ],
    [
      'a component for another platform',
      {
        components: [
          {
            componentArn:
              'arn:aws:imagebuilder:eu-west-1:aws:component/update-windows/x.x.x',
          },
        ],
      },
      'InvalidParameterCombinationException',
    ],
    [
      'more than 20 components',
      {
        components: Array.from({ length: 21 }, () => ({
          componentArn:
            'arn:aws:imagebuilder:eu-west-1:aws:component/update-linux/x.x.x',
        })),
      },
      'ServiceQuotaExceededException',
    ],
    [
      'a parameter that the component does not have',
      {
        components: [
          {
            componentArn:
              'arn:aws:imagebuilder:eu-west-1:aws:component/dcv-server-linux/x.x.x',
            parameters: [{ name: 'Nothing', value: ['x'] }],
          },
        ],
      },
      'InvalidParameterCombinationException',
    ],
  ])('refuses %s', async (_what, changes, name) => {
    const { recipe } = await setUp();
    await expect(recipe(changes)).rejects.toMatchObject({ name });
  });
});

describe('a project', () => {
  it('is found again, changed, and taken down in reverse', async () => {
    const bed = await setUp();
    const { client } = bed;
    const project = await ImageProject.create(client);
    const token = () => ({ clientToken: randomUUID() });
    const imageBuildVersionArn = await project.start();
    const infrastructureConfigurationArn = project.infrastructureArn;
    const distributionConfigurationArn = project.distributionArn;
    const imagePipelineArn = project.pipelineArn;
    const imageRecipeArn = project.recipeArn;
    const [componentBuildVersionArn] = project.componentArns;
    const deleteComponent = () =>
      client.send(new DeleteComponentCommand({ componentBuildVersionArn }));
    const deleteRecipe = () =>
      client.send(new DeleteImageRecipeCommand({ imageRecipeArn }));
    for (const remove of [deleteComponent, deleteRecipe]) {
      await expect(remove()).rejects.toMatchObject({
        name: 'ResourceDependencyException',
        message: expect.stringContaining('has other resources depended on it'),
      });
    }
    await client.send(
      new UpdateInfrastructureConfigurationCommand({
        infrastructureConfigurationArn,
        instanceProfileName: 'builds',
        instanceTypes: ['m7i.xlarge'],
        ...token(),
      }),
    );
    await client.send(
      new UpdateDistributionConfigurationCommand({
        distributionConfigurationArn,
        distributions: [{ region: 'eu-west-1' }, { region: 'eu-west-3' }],
        ...token(),
      }),
    );
    await client.send(
      new UpdateImagePipelineCommand({
        imagePipelineArn,
        imageRecipeArn,
        infrastructureConfigurationArn,
        status: 'DISABLED',
        ...token(),
      }),
    );
    expect(
      await client.send(new GetImagePipelineCommand({ imagePipelineArn })),
    ).toMatchObject({
      imagePipeline: { status: 'DISABLED', lastRunStatus: 'AVAILABLE' },
    });
    expect(
      await client.send(
        new GetInfrastructureConfigurationCommand({
          infrastructureConfigurationArn,
        }),
      ),
    ).toMatchObject({
      infrastructureConfiguration: { instanceTypes: ['m7i.xlarge'] },
    });
    expect(
      await client.send(
        new GetDistributionConfigurationCommand({
          distributionConfigurationArn,
        }),
      ),
    ).toMatchObject({
      distributionConfiguration: {
        distributions: [{ region: 'eu-west-1' }, { region: 'eu-west-3' }],
      },
    });
    await expect(project.start()).rejects.toMatchObject({
      name: 'InvalidRequestException',
    });
    const lists = await Promise.all([
      client.send(new ListImagePipelinesCommand({})),
      client.send(new ListInfrastructureConfigurationsCommand({})),
      client.send(new ListDistributionConfigurationsCommand({})),
      client.send(new ListImagesCommand({ owner: 'Self' })),
      client.send(
        new ListImageBuildVersionsCommand({
          imageVersionArn: `${ARN}image/team-desktop/1.0.0`,
        }),
      ),
      client.send(new ListImagePipelineImagesCommand({ imagePipelineArn })),
    ]);
    expect(lists).toMatchObject([
      { imagePipelineList: [{ name: 'Team Desktop' }] },
      { infrastructureConfigurationSummaryList: [{ name: 'Team Desktop' }] },
      {
        distributionConfigurationSummaryList: [
          { regions: ['eu-west-1', 'eu-west-3'] },
        ],
      },
      { imageVersionList: [{ arn: `${ARN}image/team-desktop/1.0.0` }] },
      { imageSummaryList: [{ arn: imageBuildVersionArn }] },
      { imageSummaryList: [{ state: { status: 'AVAILABLE' } }] },
    ]);
    for (const remove of [
      () => client.send(new DeleteImagePipelineCommand({ imagePipelineArn })),
      () => client.send(new DeleteImageCommand({ imageBuildVersionArn })),
      deleteRecipe,
      deleteComponent,
      () =>
        client.send(
          new DeleteInfrastructureConfigurationCommand({
            infrastructureConfigurationArn,
          }),
        ),
      () =>
        client.send(
          new DeleteDistributionConfigurationCommand({
            distributionConfigurationArn,
          }),
        ),
    ]) {
      await remove();
      await expect(remove()).rejects.toMatchObject({
        name: 'ResourceNotFoundException',
      });
    }
  });

  it('can have a pipeline only of what there is, and one of a name', async () => {
    const { client } = await setUp();
    const project = await ImageProject.create(client);
    const create = (imageRecipeArn: string, name = 'Team Desktop') =>
      client.send(
        new CreateImagePipelineCommand({
          name,
          imageRecipeArn,
          infrastructureConfigurationArn: project.infrastructureArn,
          clientToken: randomUUID(),
        }),
      );
    await expect(create(project.recipeArn)).rejects.toMatchObject({
      name: 'ResourceAlreadyExistsException',
    });
    await expect(
      create(`${ARN}image-recipe/none/1.0.0`, 'Other'),
    ).rejects.toMatchObject({
      name: 'InvalidParameterValueException',
      message: `The value supplied for parameter 'imageRecipeArn' is not valid. The provided recipe does not exist. Please specify a different recipe and try again.`,
    });
    await expect(
      client.send(
        new CreateDistributionConfigurationCommand({
          name: 'Too many',
          distributions: [
            {
              region: 'eu-west-1',
              launchTemplateConfigurations: Array.from({ length: 6 }, () => ({
                launchTemplateId: 'lt-0b1e55ed000000001',
              })),
            },
          ],
          clientToken: randomUUID(),
        }),
      ),
    ).rejects.toMatchObject({ name: 'ServiceQuotaExceededException' });
  });

  it('is tagged', async () => {
    const { client } = await setUp();
    const { pipelineArn: resourceArn } = await ImageProject.create(client, {
      pipeline: { tags: { team: 'tools', cost: '1' } },
    });
    await client.send(
      new TagResourceCommand({ resourceArn, tags: { 'vdi:owner': 'me' } }),
    );
    await client.send(
      new UntagResourceCommand({ resourceArn, tagKeys: ['cost'] }),
    );
    expect(
      await client.send(new ListTagsForResourceCommand({ resourceArn })),
    ).toMatchObject({ tags: { team: 'tools', 'vdi:owner': 'me' } });
  });

  it('is throttled and refused like the rest of AWS', async () => {
    const { client, simulator } = await setUp();
    const site = { service: 'imagebuilder', count: 1 };
    const list = () => client.send(new ListImagePipelinesCommand({}));
    simulator.control.addFault({ kind: 'throttle', ...site });
    await expect(list()).rejects.toMatchObject({
      name: 'CallRateLimitExceededException',
    });
    simulator.control.addFault({ kind: 'error-before', ...site });
    await expect(list()).rejects.toMatchObject({
      name: 'ServiceUnavailableException',
    });
    simulator.control.addFault({
      kind: 'refuse',
      action: 'ListImagePipelines',
      code: 'ForbiddenException',
      status: 403,
      ...site,
    });
    await expect(list()).rejects.toMatchObject({ name: 'ForbiddenException' });
    expect(simulator.control.calls()).toEqual({
      'imagebuilder:ListImagePipelines': 3,
    });
  });
});
