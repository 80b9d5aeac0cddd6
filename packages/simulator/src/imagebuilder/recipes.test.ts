import {
  type CreateImageRecipeCommandInput,
  GetImageRecipeCommand,
  ListImageRecipesCommand,
} from '@aws-sdk/client-imagebuilder';
import { stopAll } from '../__testUtils__/testSimulator';
import { UBUNTU } from './__testUtils__/ImageProject';
import { ARN, startImageBuilder } from './__testUtils__/startImageBuilder';

afterEach(stopAll);

describe('recipes', () => {
  it('never change', async () => {
    const { client, recipe } = await startImageBuilder();
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
      new ListImageRecipesCommand({
        filters: [{ name: 'name', values: ['Desktop'] }],
      }),
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
    const { recipe } = await startImageBuilder();
    await expect(recipe(changes)).rejects.toMatchObject({ name });
  });
});
