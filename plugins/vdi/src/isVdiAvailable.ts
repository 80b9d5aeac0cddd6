import type { Entity } from '@backstage/catalog-model';
import { WORKSTATIONS_ANNOTATION } from '@deskstage/backstage-plugin-vdi-common';

/**
 * Whether the owners of a catalog entity opened it for workstations.
 *
 * @public
 */
export function isVdiAvailable(entity: Entity): boolean {
  return entity.metadata.annotations?.[WORKSTATIONS_ANNOTATION] === 'true';
}
