import { createFrontendModule } from '@backstage/frontend-plugin-api';
import {
  HomePageLayoutBlueprint,
  HomePageWidgetBlueprint,
} from '@backstage/plugin-home-react/alpha';

const layout = HomePageLayoutBlueprint.make({
  params: {
    loader: () => import('./HomeLayout').then(m => m.HomeLayout),
  },
});

const firstSteps = HomePageWidgetBlueprint.make({
  name: 'first-steps',
  params: {
    name: 'FirstSteps',
    components: () =>
      import('./FirstSteps').then(m => ({ Content: m.FirstSteps })),
  },
});

/** The home page of the demo portal. */
export const homeModule = createFrontendModule({
  pluginId: 'home',
  extensions: [layout, firstSteps],
});
