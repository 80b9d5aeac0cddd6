import { useEffect, useRef } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ImageBuild,
  ImageBuildChanges,
  ImageBuildDetail,
  ImageBuildPage,
  ImageChoices,
  ImageEvent,
  ImageProjectDetail,
  ImageProjectPage,
  ImageQuery,
  ListEventsQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../api';
import { isUnderWay } from '../images';
import { useImageChanges } from './useChanges';
import { useLiveQuery, type LiveQuery } from './useLiveQuery';
import { usePages, type Pages } from './usePages';

interface LiveImagesOptions<T> {
  key: string;
  load: (signal: AbortSignal) => Promise<T>;
  /** The builds in the answer; it is asked for more often while one is under way */
  builds: (value: T) => (ImageBuild | undefined)[];
}

function useLiveImages<T>(options: LiveImagesOptions<T>): LiveQuery<T> {
  const { key, load, builds } = options;
  const hasSignals = useRef(false);
  const result = useLiveQuery({
    key,
    load,
    pollAfter: value => {
      const moving =
        value !== undefined &&
        builds(value).some(each => each && isUnderWay(each));
      if (hasSignals.current) {
        // Signals bring changes at once; this is for one that got lost.
        return moving ? 15_000 : 60_000;
      }
      return moving ? 4_000 : 20_000;
    },
    keepPrevious: true,
  });
  hasSignals.current = useImageChanges(result.refresh);
  return result;
}

/** A page of image projects, those with a problem first; the page before stays until a new one is there. */
export function useImages(query: ImageQuery): LiveQuery<ImageProjectPage> {
  const api = useApi(vdiApiRef);
  return useLiveImages({
    key: JSON.stringify(query),
    load: signal => api.images.list(query, { signal }),
    builds: page => page.items.map(({ lastBuild }) => lastBuild),
  });
}

/** One image project with its settings, up to date. */
export function useImage(imageId: string): LiveQuery<ImageProjectDetail> {
  const api = useApi(vdiApiRef);
  return useLiveImages({
    key: imageId,
    load: signal => api.images.get(imageId, { signal }),
    builds: ({ project }) => [project.lastBuild],
  });
}

/** A page of the builds of an image project, newest first. */
export function useImageBuilds(
  imageId: string,
  query: ListEventsQuery = {},
): LiveQuery<ImageBuildPage> {
  const api = useApi(vdiApiRef);
  return useLiveImages({
    key: `${imageId} ${JSON.stringify(query)}`,
    load: signal => api.images.listBuilds(imageId, query, { signal }),
    builds: page => page.items,
  });
}

/** One build with its steps and packages, up to date while it is under way. */
export function useImageBuild(
  imageId: string,
  buildId: string,
): LiveQuery<ImageBuildDetail> {
  const api = useApi(vdiApiRef);
  return useLiveImages({
    key: `${imageId} ${buildId}`,
    load: signal => api.images.getBuild(imageId, buildId, { signal }),
    builds: ({ build }) => [build],
  });
}

/** What differs between a build and another, or the default version before it. */
export function useImageBuildChanges(
  build: ImageBuild,
  since: string | undefined,
): LiveQuery<ImageBuildChanges> {
  const api = useApi(vdiApiRef);
  const { id, imageId, status } = build;
  return useLiveQuery({
    // Packages are known once it is built.
    key: `${id} ${since} ${status}`,
    load: signal => api.images.compareBuilds(imageId, id, since, { signal }),
    keepPrevious: true,
  });
}

/** What happened to an image project, newest first; read again when the project is. */
export function useImageEvents(detail: ImageProjectDetail): Pages<ImageEvent> {
  const api = useApi(vdiApiRef);
  const { id } = detail.project;
  const pages = usePages({
    key: id,
    load: (query, options) => api.images.listEvents(id, query, options),
  });
  const { refresh } = pages;
  const seen = useRef(detail);
  useEffect(() => {
    if (seen.current !== detail) {
      seen.current = detail;
      refresh();
    }
  }, [detail, refresh]);
  return pages;
}

/** What image projects can be made of. */
export function useImageChoices(): LiveQuery<ImageChoices> {
  const api = useApi(vdiApiRef);
  return useLiveQuery({
    key: 'image choices',
    load: signal => api.images.choices({ signal }),
  });
}
