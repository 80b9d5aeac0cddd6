import { createApiRef } from '@backstage/frontend-plugin-api';
import type { VdiApi } from '@deskstage/backstage-plugin-vdi-common';

/** The client of the VDI backend. @public */
export const vdiApiRef = createApiRef<VdiApi>().with({
  id: 'plugin.vdi.client',
  pluginId: 'vdi',
});
