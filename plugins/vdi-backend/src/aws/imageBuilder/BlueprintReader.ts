import {
  GetDistributionConfigurationCommand,
  GetImageRecipeCommand,
  GetInfrastructureConfigurationCommand,
  type ImagePipeline,
  type ImageRecipe,
  paginateListImagePipelines,
} from '@aws-sdk/client-imagebuilder';
import { chunks } from '../chunks';
import type { ImageBlueprint } from '../ImageFactory';
import { callAws } from '../toAwsError';
import { unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { isOurs } from './ownership';
import { readImages } from './readImages';
import { toBlueprint } from './toBlueprint';

/** Blueprints that are read at a time; Image Builder's limits are low and unpublished. */
const AT_A_TIME = 4;

/** Reads blueprints, and each configuration and recipe only once in one reading. Recipes never change. */
export class BlueprintReader {
  private readonly recipes = new Map<string, ImageRecipe>();

  constructor(private readonly context: ImageFactoryContext) {}

  async read(): Promise<Map<string, ImageBlueprint>> {
    const configurations = new Map<string, Promise<unknown>>();
    const blueprints = new Map<string, ImageBlueprint>();
    for (const group of chunks(await this.pipelines(), AT_A_TIME)) {
      const found = await Promise.all(
        group.map(pipeline => this.blueprint(pipeline, configurations)),
      );
      for (const blueprint of found) {
        if (blueprint) {
          blueprints.set(blueprint.templateId, blueprint);
        }
      }
    }
    return blueprints;
  }

  private async pipelines(): Promise<ImagePipeline[]> {
    const { builder, deployment } = this.context;
    const prefix = `vdi-${deployment}-`;
    return callAws('imagebuilder:ListImagePipelines', async () => {
      const found: ImagePipeline[] = [];
      for await (const page of paginateListImagePipelines(
        { client: builder, pageSize: 25 },
        {},
      )) {
        found.push(
          ...(page.imagePipelineList ?? []).filter(
            ({ name, tags }) =>
              name?.startsWith(prefix) && isOurs(tags, { deployment }),
          ),
        );
      }
      return found;
    });
  }

  /** `undefined` when something of it was deleted since, or its images go to no launch template. */
  private async blueprint(
    pipeline: ImagePipeline,
    configurations: Map<string, Promise<unknown>>,
  ): Promise<ImageBlueprint | undefined> {
    const once = <T>(
      arn: string | undefined,
      read: (arn: string) => Promise<T>,
    ): Promise<T | undefined> => {
      if (!arn) {
        return Promise.resolve(undefined);
      }
      const running = configurations.get(arn) ?? read(arn);
      configurations.set(arn, running);
      return running as Promise<T>;
    };
    const [recipe, infrastructure, distribution] = await Promise.all([
      once(pipeline.imageRecipeArn, arn => this.recipe(arn)),
      once(pipeline.infrastructureConfigurationArn, arn =>
        this.infrastructure(arn),
      ),
      once(pipeline.distributionConfigurationArn, arn =>
        this.distribution(arn),
      ),
    ]);
    if (!recipe || !infrastructure || !distribution) {
      return undefined;
    }
    const region = await this.context.region();
    return toBlueprint({
      deployment: this.context.deployment,
      region,
      pipeline,
      recipe,
      infrastructure,
      distribution,
      images: await readImages(this.context, pipeline.arn ?? ''),
    });
  }

  private async recipe(arn: string): Promise<ImageRecipe | undefined> {
    const known = this.recipes.get(arn);
    if (known) {
      return known;
    }
    const answer = await unlessMissing(
      callAws('imagebuilder:GetImageRecipe', () =>
        this.context.builder.send(
          new GetImageRecipeCommand({ imageRecipeArn: arn }),
        ),
      ),
    );
    if (answer?.imageRecipe) {
      this.recipes.set(arn, answer.imageRecipe);
    }
    return answer?.imageRecipe;
  }

  private async infrastructure(arn: string) {
    const answer = await unlessMissing(
      callAws('imagebuilder:GetInfrastructureConfiguration', () =>
        this.context.builder.send(
          new GetInfrastructureConfigurationCommand({
            infrastructureConfigurationArn: arn,
          }),
        ),
      ),
    );
    return answer?.infrastructureConfiguration;
  }

  private async distribution(arn: string) {
    const answer = await unlessMissing(
      callAws('imagebuilder:GetDistributionConfiguration', () =>
        this.context.builder.send(
          new GetDistributionConfigurationCommand({
            distributionConfigurationArn: arn,
          }),
        ),
      ),
    );
    return answer?.distributionConfiguration;
  }
}
