import { TagResourceCommand } from '@aws-sdk/client-imagebuilder';
import { callAws } from '../toAwsError';
import { tagsDiffer } from './differs';
import type { ImageFactoryContext } from './ImageFactoryContext';

/** Gives a resource of Image Builder the tags that it lacks. */
export async function ensureTags(
  context: ImageFactoryContext,
  resourceArn: string,
  present: Record<string, string> | undefined,
  tags: Record<string, string>,
): Promise<boolean> {
  if (!tagsDiffer(present, tags)) {
    return false;
  }
  await callAws('imagebuilder:TagResource', () =>
    context.builder.send(new TagResourceCommand({ resourceArn, tags })),
  );
  return true;
}
