import type { Entity } from '@backstage/catalog-model';
import {
  IMAGE_ANNOTATION,
  TEMPLATE_ANNOTATION,
} from '@deskstage/backstage-plugin-vdi-common';

/** Id of the image project that an entity is. */
export function imageIdOf({ metadata }: Entity): string | undefined {
  return metadata.annotations?.[IMAGE_ANNOTATION]?.trim() || undefined;
}

/** Id of the template that an entity is, or that its images are made for. */
export function templateIdOf(entity: Entity): string | undefined {
  const { annotations } = entity.metadata;
  return annotations?.[TEMPLATE_ANNOTATION]?.trim() || imageIdOf(entity);
}
