import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { createRouter } from './createRouter';
import { RepositoryFolder } from './RepositoryFolder';

/** Shows the repositories to everybody who reaches the backend, which listens to this machine alone. */
export const demoRepositoriesPlugin = createBackendPlugin({
  pluginId: 'demo-repositories',
  register({ registerInit }) {
    registerInit({
      deps: {
        config: coreServices.rootConfig,
        httpRouter: coreServices.httpRouter,
      },
      async init({ config, httpRouter }) {
        httpRouter.use(createRouter(RepositoryFolder.fromConfig(config)));
        // As a host of public repositories: a browser that follows a link has no token
        httpRouter.addAuthPolicy({ path: '/', allow: 'unauthenticated' });
      },
    });
  },
});
