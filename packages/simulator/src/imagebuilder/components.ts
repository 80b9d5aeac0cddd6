import { AwsError } from '../aws/AwsError';
import type { JsonInput } from '../aws/JsonInput';
import type { World } from '../world/World';
import { arnOf, parseArn } from './arns';
import { parseDocument, typeOf } from './componentDocument';
import { hasDependents, invalidValue, notFound, noSuch } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Component } from './ImageBuilderState';
import { managedComponents } from './managedComponents';
import { dateOf, filtered, page } from './pages';
import { readName, readTags } from './RestInput';
import {
  checkVersion,
  compareVersions,
  latestVersionReferences,
  newest,
} from './versions';

/** Of a document that comes with the request; one in a bucket may have 64 KB, but there are no buckets here. */
const MAX_DATA = 16_000;

/**
 * Makes a component. One of the same name and version gets another build number, as in AWS since November 2025.
 */
export function createComponent(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const name = readName(input);
  const version = input.requiredText('semanticVersion');
  checkVersion(version);
  const data = readData(input);
  const platform = readPlatform(input);
  const { components } = world.state.imageBuilder;
  const earlier = [...components.values()].filter(each =>
    each.arn.startsWith(`${arnOf(world, 'component', name, version)}/`),
  );
  if (earlier[0] && earlier[0].platform !== platform) {
    throw invalidValue(
      'platform',
      'All versions of a component have the same platform.',
    );
  }
  const build = Math.max(0, ...earlier.map(each => each.build)) + 1;
  const component: Component = {
    arn: arnOf(world, 'component', name, version, build),
    name,
    version,
    build,
    platform,
    owner: 'Self',
    type: typeOf(parseDocument(data)),
    createdAt: world.now(),
    tags: readTags(input),
    data,
    content: input.pick(
      'description',
      'changeDescription',
      'supportedOsVersions',
      'kmsKeyId',
    ),
  };
  if (input.flag('dryRun')) {
    throw new AwsError(
      'DryRunOperationException',
      'The dry run operation of the resource was successful, and no resources or mutations were actually performed due to the dry run flag in the request.',
      412,
    );
  }
  components.set(component.arn, component);
  return {
    componentBuildVersionArn: component.arn,
    latestVersionReferences: latestVersionReferences(component.arn),
  };
}

export function getComponent(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('componentBuildVersionArn');
  const component = resolveComponent(world, arn, 'componentBuildVersionArn');
  if (!component) throw notFound(arn);
  return {
    component: {
      ...describeBuild(component),
      data: component.data,
      encrypted: true,
      kmsKeyId: component.content.kmsKeyId,
      parameters: parseDocument(component.data).parameters.map(
        ({ default: value, ...parameter }) => ({
          ...parameter,
          defaultValue: value === undefined ? undefined : [String(value)],
        }),
      ),
    },
    latestVersionReferences: latestVersionReferences(component.arn),
  };
}

/** Versions, each with what its latest build says. */
export function listComponents(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const owner = input.text('owner') ?? 'Self';
  const latest = new Map<string, Component>();
  for (const component of allComponents(world)) {
    if (component.owner !== owner) continue;
    const key = input.flag('byName')
      ? component.arn.replace(/\/[^/]+\/\d+$/, '')
      : component.arn.replace(/\/\d+$/, '');
    const known = latest.get(key);
    if (!known || compareVersions(component, known) > 0) {
      latest.set(key, component);
    }
  }
  const found = filtered(input, latest.values(), {
    name: ({ name }) => name,
    version: ({ version }) => version,
    platform: ({ platform }) => platform,
    type: ({ type }) => type,
    description: ({ content }) => content.description as string | undefined,
  });
  return page(input, 'componentVersionList', found, component => ({
    ...describeBuild(component),
    arn: component.arn.replace(/\/\d+$/, ''),
    status: 'ACTIVE',
  }));
}

export function listComponentBuildVersions(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('componentVersionArn');
  const found = allComponents(world).filter(each =>
    each.arn.startsWith(`${arn}/`),
  );
  return page(input, 'componentSummaryList', found, describeBuild);
}

export function deleteComponent(
  { world }: ImageBuilderContext,
  input: JsonInput,
): object {
  const arn = input.requiredText('componentBuildVersionArn');
  const { components, recipes } = world.state.imageBuilder;
  if (!components.has(arn)) throw notFound(arn);
  for (const recipe of recipes.values()) {
    const used = recipe.components.some(
      ({ componentArn }) =>
        componentArn === arn ||
        resolveComponent(world, componentArn)?.arn === arn,
    );
    if (used) throw hasDependents(arn);
  }
  components.delete(arn);
  return { componentBuildVersionArn: arn };
}

/** The build version that an ARN means: itself, or the newest that fits a version or wildcards. */
export function resolveComponent(
  world: World,
  arn: string,
  parameter = 'componentArn',
): Component | undefined {
  const parsed = parseArn(arn, 'component');
  if (!parsed) throw noSuch(parameter, 'component');
  const { stem, version = 'x.x.x', build } = parsed;
  return newest(
    allComponents(world).filter(
      component =>
        component.arn.startsWith(`${stem}/`) &&
        (build === undefined || component.build === build),
    ),
    version,
  );
}

function allComponents(world: World): Component[] {
  return [
    ...managedComponents(world),
    ...world.state.imageBuilder.components.values(),
  ];
}

function readData(input: JsonInput): string {
  const data = input.text('data');
  const uri = input.text('uri');
  if (data !== undefined && uri !== undefined) {
    throw new AwsError(
      'InvalidParameterCombinationException',
      `You can specify only one of the following parameters: 'data', 'uri'.`,
    );
  }
  if (uri !== undefined) {
    throw invalidValue('uri', 'The simulator has no buckets; send the data.');
  }
  if (!data) throw invalidValue('data', 'It is required.');
  if (data.length > MAX_DATA) {
    throw invalidValue('data', `It has more than ${MAX_DATA} characters.`);
  }
  return data;
}

function readPlatform(input: JsonInput): Component['platform'] {
  const platform = input.requiredText('platform');
  if (platform === 'Linux' || platform === 'Windows') return platform;
  throw invalidValue('platform', 'It must be Linux or Windows.');
}

function describeBuild(component: Component): object {
  const { arn, name, version, platform, owner, type, createdAt, tags } =
    component;
  return {
    arn,
    name,
    version,
    platform,
    owner,
    type,
    state: { status: 'ACTIVE' },
    dateCreated: dateOf(createdAt),
    tags,
    description: component.content.description,
    changeDescription: component.content.changeDescription,
    supportedOsVersions: component.content.supportedOsVersions,
  };
}
