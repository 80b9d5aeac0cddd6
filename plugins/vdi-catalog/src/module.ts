import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import {
  CATALOG_TOPIC,
  VdiClient,
} from '@deskstage/backstage-plugin-vdi-common';
import { readEntityContext } from './readEntityContext';
import { VdiEntityProvider } from './VdiEntityProvider';

/** How often everything is read when nothing is reported; seconds. */
const INTERVAL = 60;

/**
 * Workstation templates and image projects as entities of kind `Resource`, of the types `workstation-template` and
 * `workstation-image`.
 *
 * @public
 */
export const catalogModuleVdi = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'vdi',
  register({ registerInit }) {
    registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogProcessingExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        events: eventsServiceRef,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({
        auth,
        catalog,
        config,
        discovery,
        events,
        logger,
        scheduler,
      }) {
        const provider = new VdiEntityProvider({
          vdi: new VdiClient({ discoveryApi: discovery, fetchApi: { fetch } }),
          auth,
          logger,
          context: readEntityContext(config),
        });
        catalog.addEntityProvider(provider);
        await scheduler.scheduleTask({
          id: 'vdi-catalog-refresh',
          scope: 'global',
          frequency: { seconds: INTERVAL },
          initialDelay: { seconds: 5 },
          timeout: { minutes: 5 },
          fn: () => provider.refresh(),
        });
        await events.subscribe({
          id: 'vdi-catalog',
          topics: [CATALOG_TOPIC],
          onEvent: () => provider.refresh(),
        });
      },
    });
  },
});
