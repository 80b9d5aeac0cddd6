import {
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  DeleteComponentCommand,
  DeleteDistributionConfigurationCommand,
  DeleteImageCommand,
  DeleteImagePipelineCommand,
  DeleteImageRecipeCommand,
  DeleteInfrastructureConfigurationCommand,
  GetDistributionConfigurationCommand,
  GetImagePipelineCommand,
  GetInfrastructureConfigurationCommand,
  ListDistributionConfigurationsCommand,
  ListImageBuildVersionsCommand,
  ListImagePipelineImagesCommand,
  ListImagePipelinesCommand,
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
import { stopAll } from '../__testUtils__/testSimulator';
import { ImageProject } from './__testUtils__/ImageProject';
import { ARN, startImageBuilder } from './__testUtils__/startImageBuilder';

afterEach(stopAll);

describe('a project', () => {
  it('is found again, changed, and taken down in reverse', async () => {
    const bed = await startImageBuilder();
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
    // The account has those of the deployment, too
    const filters = [{ name: 'name', values: ['Team Desktop'] }];
    const lists = await Promise.all([
      client.send(new ListImagePipelinesCommand({ filters })),
      client.send(new ListInfrastructureConfigurationsCommand({ filters })),
      client.send(new ListDistributionConfigurationsCommand({ filters })),
      client.send(new ListImagesCommand({ owner: 'Self', filters })),
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
    const { client } = await startImageBuilder();
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
    const { client } = await startImageBuilder();
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
    const { client, simulator } = await startImageBuilder();
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
