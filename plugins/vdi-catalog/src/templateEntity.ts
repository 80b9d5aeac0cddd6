import {
  stringifyEntityRef,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  TEMPLATE_ANNOTATION,
  type ImageProject,
  type Template,
} from '@deskstage/backstage-plugin-vdi-common';
import type { EntityContext } from './EntityContext';
import { imageEntityName } from './imageEntity';
import { resourceEntity } from './resourceEntity';

/**
 * A template as an entity; it belongs to those who own the image project that feeds it.
 *
 * @param project - the image project of the same id, where there is one
 */
export function templateEntity(
  template: Template,
  project: ImageProject | undefined,
  context: EntityContext,
): ResourceEntity {
  const { id } = template;
  return resourceEntity(
    {
      name: id,
      title: template.name,
      description: template.description,
      type: 'workstation-template',
      owner: project?.owner ?? context.owner,
      page: `/vdi/templates/${id}`,
      linkTitle: 'Template',
      annotations: { [TEMPLATE_ANNOTATION]: id },
      tags: ['workstation', template.platform],
      dependsOn: project
        ? [
            stringifyEntityRef({
              kind: 'resource',
              namespace: context.namespace,
              name: imageEntityName(project.id),
            }),
          ]
        : [],
    },
    context,
  );
}
