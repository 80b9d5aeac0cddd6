import { urlReaderFactoriesServiceRef } from '@backstage/backend-defaults/urlReader';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { RepositoryFolder } from './RepositoryFolder';
import { RepositoryUrlReader } from './RepositoryUrlReader';

/** Lets every plugin of the backend read the repositories of the demo. */
export const repositoryUrlReaders = createServiceFactory({
  service: urlReaderFactoriesServiceRef,
  deps: { config: coreServices.rootConfig },
  factory({ config }) {
    const repositories = RepositoryFolder.fromConfig(config);
    const baseUrl = `${config.getString(
      'backend.baseUrl',
    )}/api/demo-repositories/`;
    return ({ treeResponseFactory }) => {
      const reader = new RepositoryUrlReader({
        repositories,
        baseUrl,
        treeResponseFactory,
      });
      return [{ reader, predicate: url => reader.handles(url) }];
    };
  },
});
