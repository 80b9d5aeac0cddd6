import type { EnsuredParts, ImageParts } from '../ImageFactory';
import { ensureComponent } from './ensureComponent';
import { ensureDistribution } from './ensureDistribution';
import { ensureInfrastructure } from './ensureInfrastructure';
import { ensureLaunchTemplate } from './ensureLaunchTemplate';
import { ensurePipeline } from './ensurePipeline';
import { ensureRecipe } from './ensureRecipe';
import type { ImageFactoryContext } from './ImageFactoryContext';

/** Makes what is absent and changes what differs, what others depend on first. */
export async function ensureParts(
  context: ImageFactoryContext,
  parts: ImageParts,
): Promise<EnsuredParts> {
  const componentArns: string[] = [];
  const changes: boolean[] = [];
  for (const component of parts.components) {
    if (typeof component === 'string') {
      componentArns.push(component);
    } else {
      const { arn, changed } = await ensureComponent(context, parts, component);
      componentArns.push(arn);
      changes.push(changed);
    }
  }
  const recipe = await ensureRecipe(context, parts, componentArns);
  const infrastructure = await ensureInfrastructure(context, parts);
  const launchTemplate = await ensureLaunchTemplate(context, parts);
  const { launchTemplateId } = launchTemplate;
  const distribution = await ensureDistribution(
    context,
    parts,
    launchTemplateId,
  );
  const pipeline = await ensurePipeline(context, parts, {
    recipe: recipe.arn,
    infrastructure: infrastructure.arn,
    distribution: distribution.arn,
  });
  return {
    pipelineArn: pipeline.arn,
    recipeVersion: parts.recipe.version,
    launchTemplateId,
    changed: [
      ...changes,
      recipe.changed,
      infrastructure.changed,
      launchTemplate.changed,
      distribution.changed,
      pipeline.changed,
    ].includes(true),
  };
}
