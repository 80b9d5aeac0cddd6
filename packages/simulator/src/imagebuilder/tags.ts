import type { JsonInput } from '../aws/JsonInput';
import { notFound } from './errors';
import type { ImageBuilderContext } from './ImageBuilderContext';
import type { Resource } from './ImageBuilderState';
import { readTags } from './RestInput';

export function tagResource(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const resource = requireResource(context, input);
  resource.tags = { ...resource.tags, ...readTags(input) };
  return {};
}

export function untagResource(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  const resource = requireResource(context, input);
  const gone = input.texts('tagKeys');
  resource.tags = Object.fromEntries(
    Object.entries(resource.tags).filter(([key]) => !gone.includes(key)),
  );
  return {};
}

export function listTagsForResource(
  context: ImageBuilderContext,
  input: JsonInput,
): object {
  return { tags: requireResource(context, input).tags };
}

function requireResource(
  { world }: ImageBuilderContext,
  input: JsonInput,
): Resource {
  const arn = input.requiredText('resourceArn');
  const state = world.state.imageBuilder;
  const resource =
    state.components.get(arn) ??
    state.recipes.get(arn) ??
    state.infrastructures.get(arn) ??
    state.distributions.get(arn) ??
    state.pipelines.get(arn) ??
    state.builds.get(arn);
  if (!resource) throw notFound(arn);
  return resource;
}
