import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { EntityContext } from './EntityContext';

/** Reads the section `vdi.catalog` and the address of the portal. */
export function readEntityContext(config: RootConfigService): EntityContext {
  return {
    namespace: config.getOptionalString('vdi.catalog.namespace') ?? 'default',
    owner: config.getOptionalString('vdi.catalog.owner') ?? 'unknown',
    appUrl: config.getString('app.baseUrl').replace(/\/+$/, ''),
  };
}
