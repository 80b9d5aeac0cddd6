import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { createPublishFolderAction } from './createPublishFolderAction';
import { RepositoryFolder } from './RepositoryFolder';

/** Lets templates publish to the demo's repositories. */
export const demoRepositoriesModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'demo-repositories',
  register({ registerInit }) {
    registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
      },
      async init({ actions, config, discovery }) {
        const repositories = RepositoryFolder.fromConfig(config);
        actions.addActions(
          createPublishFolderAction({ repositories, discovery }),
        );
      },
    });
  },
});
