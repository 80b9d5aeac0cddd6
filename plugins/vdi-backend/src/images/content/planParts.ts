import { InputError } from '@backstage/errors';
import type { ImageParts } from '../../aws';
import { contentVersion } from './contentVersion';
import { type ImagePlan, imageName } from './ImagePlan';
import { imageProblems } from './imageProblems';
import { LIMITS } from './limits';
import { planComponents } from './planComponents';
import { scheduleExpression } from './schedule';
import { commonTags, templateTags } from './templateTags';

/**
 * What a project is to have in Image Builder and EC2.
 *
 * @throws InputError with a sentence for each thing that is wrong, which names the field
 */
export function planParts(plan: ImagePlan): ImageParts {
  const problems = imageProblems(plan);
  if (problems.length > 0) {
    throw new InputError(problems.join(' '));
  }
  const { deployment, project, blueprint } = plan;
  const { settings } = project;
  const name = imageName(deployment, project.id);
  const components = planComponents(plan);
  if (components.length > LIMITS.componentsOfRecipe) {
    throw new InputError(
      `'settings' come to ${components.length} components, and a recipe takes ${LIMITS.componentsOfRecipe}: put several of 'settings.components' into one document, or choose fewer tools.`,
    );
  }
  const recipe = planRecipe(plan, components);
  const tags = commonTags(plan);
  return {
    name,
    description: settings.description || settings.name,
    components,
    recipe,
    infrastructure: {
      ...blueprint.infrastructure,
      resourceTags: {
        ...blueprint.infrastructure.resourceTags,
        'vdi:owner-ref': project.ownerRef,
      },
    },
    amiKmsKeyId: blueprint.amiKmsKeyId,
    amiTags: {
      ...tags,
      'vdi:template': project.id,
      'vdi:image-version': recipe.version,
    },
    schedule: settings.schedule && {
      expression: scheduleExpression(settings.schedule),
      timeZone: settings.schedule.timeZone ?? 'UTC',
      onlyWhenChanged: settings.schedule.onlyWhenChanged ?? true,
    },
    launchTemplate: {
      copyOf: blueprint.launchTemplateId,
      tags: templateTags(plan),
      instanceType: settings.instanceTypes[0],
      rootDevice: recipe.rootDevice,
      diskGiB: recipe.diskGiB,
    },
    tags,
  };
}

function planRecipe(
  { project, blueprint, machineImage }: ImagePlan,
  components: ImageParts['components'],
): ImageParts['recipe'] {
  const { base, diskGiB } = project.settings;
  const content = {
    parentImage: base.imageId ?? blueprint.newestImageArn,
    rootDevice: machineImage?.rootDevice ?? blueprint.rootDevice,
    diskGiB: diskGiB ?? Math.max(blueprint.diskGiB, machineImage?.diskGiB ?? 0),
    volumeKmsKeyId: blueprint.volumeKmsKeyId,
    uninstallAgentAfterBuild: blueprint.uninstallAgentAfterBuild,
  };
  const applied = components.map(component =>
    typeof component === 'string'
      ? component
      : [component.name, component.version],
  );
  return { ...content, version: contentVersion([content, applied]) };
}
