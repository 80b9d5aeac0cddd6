import type { Entity } from '@backstage/catalog-model';
import {
  IMAGE_ANNOTATION,
  TEMPLATE_ANNOTATION,
  WORKSTATIONS_ANNOTATION,
} from '@deskstage/backstage-plugin-vdi-common';

/**
 * Whether the owners of a catalog entity opened it for workstations.
 *
 * @public
 */
export function isVdiAvailable(entity: Entity): boolean {
  return entity.metadata.annotations?.[WORKSTATIONS_ANNOTATION] === 'true';
}

/**
 * Whether a catalog entity is an image project.
 *
 * @public
 */
export function isVdiImage(entity: Entity): boolean {
  return Boolean(entity.metadata.annotations?.[IMAGE_ANNOTATION]);
}

/**
 * Whether a catalog entity is a template of workstations, which every image project is too.
 *
 * @public
 */
export function isVdiTemplate(entity: Entity): boolean {
  return (
    isVdiImage(entity) ||
    Boolean(entity.metadata.annotations?.[TEMPLATE_ANNOTATION])
  );
}
