import { createBackendFeatureLoader } from '@backstage/backend-plugin-api';
import { demoRepositoriesModule } from './demoRepositoriesModule';
import { demoRepositoriesPlugin } from './demoRepositoriesPlugin';
import { repositoryUrlReaders } from './repositoryUrlReaders';

/**
 * What a Git host is to a real portal: a place that the scaffolder writes to and the catalog reads from, here a folder
 * on this machine.
 */
export const demoRepositories = createBackendFeatureLoader({
  loader: () => [
    demoRepositoriesPlugin,
    demoRepositoriesModule,
    repositoryUrlReaders,
  ],
});
