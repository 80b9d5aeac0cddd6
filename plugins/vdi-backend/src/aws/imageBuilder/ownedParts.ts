import {
  paginateListComponentBuildVersions,
  paginateListComponents,
  paginateListDistributionConfigurations,
  paginateListImagePipelines,
  paginateListImageRecipes,
  paginateListInfrastructureConfigurations,
} from '@aws-sdk/client-imagebuilder';
import { callAws } from '../toAwsError';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { isOurs } from './ownership';

/** ARNs of what a project has in Image Builder. */
export interface OwnedParts {
  pipelines: string[];
  distributions: string[];
  infrastructures: string[];
  /** All versions */
  recipes: string[];
  /** All versions of its own components */
  components: string[];
}

interface Named {
  arn?: string;
  name?: string;
  tags?: Record<string, string>;
}

/** What bears the name of a project and its tags. */
export async function ownedParts(
  context: ImageFactoryContext,
  name: string,
): Promise<OwnedParts> {
  const { builder, deployment } = context;
  const pages = { client: builder, pageSize: 25 };
  const filters = [{ name: 'name', values: [name] }];
  const owned = async <T>(
    action: string,
    lists: AsyncIterable<T>,
    itemsOf: (page: T) => Named[] | undefined,
  ) =>
    (await collect(action, lists, itemsOf))
      .filter(
        each =>
          each.name === name && isOurs(each.tags, { deployment, image: name }),
      )
      .flatMap(({ arn }) => arn ?? []);
  return {
    pipelines: await owned(
      'ListImagePipelines',
      paginateListImagePipelines(pages, { filters }),
      page => page.imagePipelineList,
    ),
    distributions: await owned(
      'ListDistributionConfigurations',
      paginateListDistributionConfigurations(pages, { filters }),
      page => page.distributionConfigurationSummaryList,
    ),
    infrastructures: await owned(
      'ListInfrastructureConfigurations',
      paginateListInfrastructureConfigurations(pages, { filters }),
      page => page.infrastructureConfigurationSummaryList,
    ),
    recipes: await owned(
      'ListImageRecipes',
      paginateListImageRecipes(pages, { owner: 'Self', filters }),
      page => page.imageRecipeSummaryList,
    ),
    components: await ownedComponents(context, name),
  };
}

/** Components are found by the beginning of their names: which ones a project had once is not known. */
async function ownedComponents(
  { builder, deployment }: ImageFactoryContext,
  name: string,
): Promise<string[]> {
  const pages = { client: builder, pageSize: 25 };
  const versions = await collect(
    'ListComponents',
    paginateListComponents(pages, { owner: 'Self' }),
    page => page.componentVersionList,
  );
  const owned: string[] = [];
  for (const version of versions) {
    if (version.arn && version.name?.startsWith(`${name}-`)) {
      const builds = await collect(
        'ListComponentBuildVersions',
        paginateListComponentBuildVersions(pages, {
          componentVersionArn: version.arn,
        }),
        page => page.componentSummaryList,
      );
      owned.push(
        ...builds
          .filter(({ tags }) => isOurs(tags, { deployment, image: name }))
          .flatMap(({ arn }) => arn ?? []),
      );
    }
  }
  return owned;
}

async function collect<T>(
  action: string,
  lists: AsyncIterable<T>,
  itemsOf: (page: T) => Named[] | undefined,
): Promise<Named[]> {
  return callAws(`imagebuilder:${action}`, async () => {
    const found: Named[] = [];
    for await (const page of lists) {
      found.push(...(itemsOf(page) ?? []));
    }
    return found;
  });
}
