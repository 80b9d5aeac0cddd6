import useAsync from 'react-use/lib/useAsync';
import { useApi } from '@backstage/frontend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { catalogApiRef } from '@backstage/plugin-catalog-react';

const MOST = 20;

interface EntitySearchOptions {
  kinds: readonly string[];
  query: string;
  enabled: boolean;
}

/** Entity refs of the catalog's entities that match a text. */
export function useEntitySearch(options: EntitySearchOptions) {
  const { kinds, query, enabled } = options;
  const catalogApi = useApi(catalogApiRef);
  const kind = kinds.join(',');
  return useAsync(async () => {
    if (!enabled) {
      return [];
    }
    const { items } = await catalogApi.queryEntities({
      filter: { kind: kind.split(',') },
      fields: ['kind', 'metadata.name', 'metadata.namespace'],
      fullTextFilter: query
        ? { term: query, fields: ['metadata.name', 'metadata.title'] }
        : undefined,
      limit: MOST,
      orderFields: { field: 'metadata.name', order: 'asc' },
    });
    return items.map(entity => stringifyEntityRef(entity));
  }, [catalogApi, kind, query, enabled]);
}
