import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { VdiClient } from '@deskstage/backstage-plugin-vdi-common';
import { VdiCalls } from './calling';
import {
  createBuildImageProjectAction,
  createCreateImageProjectAction,
  createDeleteImageProjectAction,
  createWaitForImageBuildAction,
} from './images';
import { createConfigurePoolAction } from './pools';
import { createCreateWorkstationAction } from './workstations';

/**
 * Actions that make image projects, build images, configure warm pools and start workstations.
 *
 * @public
 */
export const scaffolderModuleVdi = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'vdi',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        auth: coreServices.auth,
        discovery: coreServices.discovery,
      },
      async init({ actions, auth, discovery }) {
        const vdi = new VdiClient({
          discoveryApi: discovery,
          fetchApi: { fetch },
        });
        const calls = new VdiCalls({ vdi, auth });
        actions.addActions(
          createCreateImageProjectAction({ calls }),
          createBuildImageProjectAction({ calls }),
          createWaitForImageBuildAction({ calls }),
          createDeleteImageProjectAction({ calls }),
          createConfigurePoolAction({ calls }),
          createCreateWorkstationAction({ calls }),
        );
      },
    });
  },
});
