import {
  CreateComponentCommand,
  ListComponentBuildVersionsCommand,
} from '@aws-sdk/client-imagebuilder';
import type { ComponentPart, ImageParts } from '../ImageFactory';
import { TAG } from '../tags';
import { callAws } from '../toAwsError';
import { getOrCreate, unlessMissing } from './getOrCreate';
import type { ImageFactoryContext } from './ImageFactoryContext';
import { requireOurs } from './ownership';

/** The component's ARN, once it is there. Components never change: another content has another version. */
export async function ensureComponent(
  context: ImageFactoryContext,
  parts: ImageParts,
  component: ComponentPart,
): Promise<{ arn: string; changed: boolean }> {
  const { name, version, platform, description, data, shared } = component;
  const { deployment } = context;
  const tags = shared ? { [TAG.deployment]: deployment } : parts.tags;
  const { resource, created } = await getOrCreate({
    what: 'component',
    name,
    content: [version, tags],
    get: () => findComponent(context, name, version),
    create: clientToken =>
      callAws('imagebuilder:CreateComponent', () =>
        context.builder.send(
          new CreateComponentCommand({
            name,
            semanticVersion: version,
            platform,
            description,
            data,
            tags,
            clientToken,
          }),
        ),
      ),
  });
  requireOurs('component', name, resource.tags, {
    deployment,
    image: shared ? undefined : parts.name,
  });
  return { arn: resource.arn, changed: created };
}

/** The first build of a version; to make one again only adds another of the same content. */
async function findComponent(
  context: ImageFactoryContext,
  name: string,
  version: string,
) {
  const componentVersionArn = await context.arn('component', name, version);
  const answer = await unlessMissing(
    callAws('imagebuilder:ListComponentBuildVersions', () =>
      context.builder.send(
        new ListComponentBuildVersionsCommand({ componentVersionArn }),
      ),
    ),
  );
  return (answer?.componentSummaryList ?? [])
    .flatMap(({ arn, tags }) => (arn ? [{ arn, tags }] : []))
    .sort((a, b) => buildOf(a.arn) - buildOf(b.arn))[0];
}

function buildOf(arn: string): number {
  return Number(arn.split('/').at(-1));
}
