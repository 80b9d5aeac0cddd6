import { createFrontendModule } from '@backstage/frontend-plugin-api';
import { SignInPageBlueprint } from '@backstage/plugin-app-react';

const signInPage = SignInPageBlueprint.make({
  params: {
    loader: () => import('./DemoSignInPage').then(m => m.DemoSignInPage),
  },
});

/** Sign-in as one of the people of the demo; a real portal has its identity provider here. */
export const signInModule = createFrontendModule({
  pluginId: 'app',
  extensions: [signInPage],
});
