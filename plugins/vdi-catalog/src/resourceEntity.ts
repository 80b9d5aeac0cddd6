import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ANNOTATION_VIEW_URL,
  type ResourceEntity,
} from '@backstage/catalog-model';
import type { EntityContext } from './EntityContext';

/** What an entity says beside what all of them say. */
export interface ResourceContent {
  name: string;
  title: string;
  description?: string;
  type: 'workstation-template' | 'workstation-image';
  owner: string;
  /** Page of the portal, below its address */
  page: string;
  linkTitle: string;
  links?: { url: string; title: string }[];
  annotations: Record<string, string>;
  tags: string[];
  dependsOn: string[];
}

/** A resource that the portal itself is the source of. */
export function resourceEntity(
  content: ResourceContent,
  { namespace, appUrl }: EntityContext,
): ResourceEntity {
  const url = `${appUrl}${content.page}`;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: content.name,
      namespace,
      title: content.title,
      description: content.description,
      annotations: {
        [ANNOTATION_LOCATION]: `url:${url}`,
        [ANNOTATION_ORIGIN_LOCATION]: `url:${url}`,
        [ANNOTATION_VIEW_URL]: url,
        ...content.annotations,
      },
      tags: content.tags,
      links: [
        { url, title: content.linkTitle, icon: 'dashboard' },
        ...(content.links ?? []),
      ],
    },
    spec: {
      type: content.type,
      owner: content.owner,
      ...(content.dependsOn.length > 0 ? { dependsOn: content.dependsOn } : {}),
    },
  };
}
