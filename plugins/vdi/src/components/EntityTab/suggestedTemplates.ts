import type { Entity } from '@backstage/catalog-model';
import { TEMPLATES_ANNOTATION } from '@deskstage/backstage-plugin-vdi-common';

/** Ids of the templates that the owners of an entity suggest. */
export function suggestedTemplates(entity: Entity): string[] {
  return (entity.metadata.annotations?.[TEMPLATES_ANNOTATION] ?? '')
    .split(',')
    .map(id => id.trim())
    .filter(id => id !== '');
}
