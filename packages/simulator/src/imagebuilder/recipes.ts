import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import { arnOf, parseArn } from './arns';
import { parseDocument } from './componentDocument';
import { resolveComponent } from './components';
import {
  alreadyExists,
  hasDependents,
  invalidValue,
  notFound,
  noSuch,
  tooMany,
} from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Recipe } from './ImageBuilderState';
import { isOver } from './builds/Build';
import { dateOf, filtered, page } from './pages';
import { resolveParent } from './parentImage';
import { readName, readTags } from './RestInput';
import { checkVersion, latestVersionReferences, newest } from './versions';

const MAX_RECIPES = 1000;
const MAX_COMPONENTS = 20;
const MAX_PARAMETER_VALUE = 1024;

export function createImageRecipe(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const { recipes } = world.state.imageBuilder;
  const name = readName(input);
  const version = input.requiredText('semanticVersion');
  checkVersion(version);
  const arn = arnOf(world, 'image-recipe', name, version);
  if (recipes.has(arn)) throw alreadyExists('ImageRecipe', arn);
  if (recipes.size >= MAX_RECIPES) throw tooMany('image recipes', MAX_RECIPES);
  const parentImage = input.requiredText('parentImage');
  const { platform } = resolveParent(world, parentImage);
  const recipe: Recipe = {
    arn,
    name,
    version,
    platform: platform === 'windows' ? 'Windows' : 'Linux',
    parentImage,
    components: [],
    createdAt: world.now(),
    tags: readTags(input),
    content: input.pick(
      'description',
      'blockDeviceMappings',
      'workingDirectory',
      'additionalInstanceConfiguration',
      'amiTags',
    ),
  };
  recipe.components = readComponents({ world }, input, recipe);
  recipes.set(arn, recipe);
  return {
    imageRecipeArn: arn,
    latestVersionReferences: latestVersionReferences(arn),
  };
}

function readComponents(
  { world }: Pick<ImageBuilderContext, 'world'>,
  input: JsonInput,
  { platform }: Recipe,
): Recipe['components'] {
  const items = input.items('components');
  if (items.length > MAX_COMPONENTS) {
    throw tooMany('components in a recipe', MAX_COMPONENTS);
  }
  return items.map((item, index) => {
    const componentArn = item.requiredText('componentArn');
    const component = resolveComponent(world, componentArn);
    if (!component) {
      throw noSuch(`components[${index}].componentArn`, 'component');
    }
    if (component.platform !== platform) {
      throw new AwsError(
        'InvalidParameterCombinationException',
        `The component '${componentArn}' is for ${component.platform}, the parent image is of ${platform}.`,
      );
    }
    checkParameters(item, index, component.data);
    return { componentArn, ...item.pick('parameters') };
  });
}

function checkParameters(item: JsonInput, index: number, data: string): void {
  const where = `components[${index}].parameters`;
  const defined = parseDocument(data).parameters;
  const given = item.items('parameters').map(parameter => ({
    name: parameter.requiredText('name'),
    value: parameter.texts('value', 1),
  }));
  const undefinedNames = given
    .map(({ name }) => name)
    .filter(name => !defined.some(each => each.name === name));
  if (undefinedNames.length > 0) {
    throw invalidParameters(
      `The value supplied for parameter '${where}' is not valid. The following parameters are not defined in the provided component: ${undefinedNames.join(
        ', ',
      )}`,
    );
  }
  const missing = defined
    .filter(each => each.default === undefined)
    .map(({ name }) => name)
    .filter(name => !given.some(each => each.name === name));
  if (missing.length > 0) {
    throw invalidParameters(
      `The value supplied for parameter '${where}' is not valid. The following parameters have no value: ${missing.join(
        ', ',
      )}`,
    );
  }
  if (given.some(({ value }) => value.join('').length > MAX_PARAMETER_VALUE)) {
    throw invalidValue(
      where,
      `A value has at most ${MAX_PARAMETER_VALUE} characters.`,
    );
  }
}

function invalidParameters(message: string): AwsError {
  return new AwsError('InvalidParameterCombinationException', message);
}

export function getImageRecipe(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('imageRecipeArn');
  const recipe = resolveRecipe({ world }, arn);
  if (!recipe) throw notFound(arn);
  return {
    imageRecipe: describeRecipe(recipe),
    latestVersionReferences: latestVersionReferences(recipe.arn),
  };
}

/** The recipe of an ARN, or the newest that fits its wildcards. */
export function resolveRecipe(
  { world }: Pick<ImageBuilderContext, 'world'>,
  arn: string,
): Recipe | undefined {
  const parsed = parseArn(arn, 'image-recipe');
  if (!parsed) return undefined;
  const candidates = [...world.state.imageBuilder.recipes.values()]
    .filter(recipe => recipe.arn.startsWith(`${parsed.stem}/`))
    .map(recipe => ({ ...recipe, build: 0 }));
  const found = newest(candidates, parsed.version ?? 'x.x.x');
  return found && world.state.imageBuilder.recipes.get(found.arn);
}

export function listImageRecipes(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const found = filtered(input, world.state.imageBuilder.recipes.values(), {
    name: ({ name }) => name,
    parentImage: ({ parentImage }) => parentImage,
    platform: ({ platform }) => platform,
  });
  return page(input, 'imageRecipeSummaryList', found, recipe => ({
    arn: recipe.arn,
    name: recipe.name,
    platform: recipe.platform,
    owner: 'Self',
    parentImage: recipe.parentImage,
    dateCreated: dateOf(recipe.createdAt),
    tags: recipe.tags,
  }));
}

export function deleteImageRecipe(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('imageRecipeArn');
  const { recipes, pipelines, builds } = world.state.imageBuilder;
  if (!recipes.has(arn)) throw notFound(arn);
  const now = world.now();
  const used =
    [...pipelines.values()].some(
      each => resolveRecipe({ world }, each.imageRecipeArn)?.arn === arn,
    ) ||
    [...builds.values()].some(
      build => build.recipe.arn === arn && !isOver(build, now),
    );
  if (used) throw hasDependents(arn);
  recipes.delete(arn);
  return { imageRecipeArn: arn };
}

export function describeRecipe(recipe: Recipe): object {
  return {
    ...recipe.content,
    arn: recipe.arn,
    type: 'AMI',
    name: recipe.name,
    version: recipe.version,
    platform: recipe.platform,
    owner: 'Self',
    components: recipe.components,
    parentImage: recipe.parentImage,
    dateCreated: dateOf(recipe.createdAt),
    tags: recipe.tags,
  };
}
