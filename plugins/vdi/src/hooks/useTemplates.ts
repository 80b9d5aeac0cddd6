import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Template,
  TemplateDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';

/** The templates that the caller may launch, by name. */
export function useTemplates(): LiveQuery<Template[]> {
  const api = useApi(vdiApiRef);
  return useLiveQuery({
    key: 'templates',
    load: async signal => (await api.listTemplates({ signal })).items,
    pollAfter: () => 30_000,
  });
}

/** A template with its versions. */
export function useTemplate(templateId: string): LiveQuery<TemplateDetail> {
  const api = useApi(vdiApiRef);
  return useLiveQuery({
    key: templateId,
    load: signal => api.getTemplate(templateId, { signal }),
  });
}
