import {
  ANNOTATION_SOURCE_LOCATION,
  stringifyEntityRef,
  type ResourceEntity,
} from '@backstage/catalog-model';
import {
  IMAGE_ANNOTATION,
  type ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import type { EntityContext } from './EntityContext';
import { resourceEntity } from './resourceEntity';

/** Name of the entity of an image project: ids have no dots, so that no template is called so. */
export function imageEntityName(imageId: string): string {
  return `${imageId}.image`;
}

/** An image project as an entity. */
export function imageEntity(
  project: ImageProject,
  context: EntityContext,
): ResourceEntity {
  const { id, base, sourceUrl } = project;
  return resourceEntity(
    {
      name: imageEntityName(id),
      title: project.name,
      description: project.description,
      type: 'workstation-image',
      owner: project.owner,
      page: `/vdi/images/${id}`,
      linkTitle: 'Image project',
      links: sourceUrl ? [{ url: sourceUrl, title: 'Source' }] : [],
      annotations: {
        [IMAGE_ANNOTATION]: id,
        ...(sourceUrl
          ? {
              [ANNOTATION_SOURCE_LOCATION]: `url:${sourceUrl.replace(
                /\/*$/,
                '/',
              )}`,
            }
          : {}),
      },
      tags: ['workstation', project.platform],
      dependsOn: base
        ? [
            stringifyEntityRef({
              kind: 'resource',
              namespace: context.namespace,
              name: base.templateId,
            }),
          ]
        : [],
    },
    context,
  );
}
