import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Template,
  TemplateChangeEntry,
  TemplateDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useFleetChanges, useOwnChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';
import { usePages, type Pages } from './usePages';

/** The numbers of a template follow the fleet; what EC2 knows of it is not signalled. */
const POLL = 20_000;

/** Every template, with what its workstations are made from. */
export function useManagedTemplates(): LiveQuery<Template[]> {
  const api = useApi(vdiApiRef);
  const result = useLiveQuery({
    key: 'managed templates',
    load: async signal => (await api.listTemplates({ signal })).items,
    pollAfter: () => POLL,
  });
  useOwnChanges(result.refresh);
  useFleetChanges(result.refresh);
  return result;
}

/** A template with its versions and settings, up to date. */
export function useManagedTemplate(
  templateId: string,
): LiveQuery<TemplateDetail> {
  const api = useApi(vdiApiRef);
  const result = useLiveQuery({
    key: templateId,
    load: signal => api.getTemplate(templateId, { signal }),
    pollAfter: () => POLL,
  });
  useOwnChanges(result.refresh);
  useFleetChanges(result.refresh);
  return result;
}

/** Who changed a template and its pool, newest first; read again when the template is. */
export function useTemplateChanges(
  templateId: string,
  detail: TemplateDetail,
): Pages<TemplateChangeEntry> {
  const api = useApi(vdiApiRef);
  const pages = usePages({
    key: templateId,
    load: (query, options) =>
      api.listTemplateChanges(templateId, query, options),
  });
  const { refresh } = pages;
  const seen = useRef(detail);
  useEffect(() => {
    if (seen.current !== detail) {
      seen.current = detail;
      refresh();
    }
  }, [detail, refresh]);
  return pages;
}
