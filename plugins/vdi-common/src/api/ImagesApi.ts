import type {
  CreateImageProject,
  ImageBuild,
  ImageBuildAction,
  ImageBuildChanges,
  ImageBuildDetail,
  ImageBuildPage,
  ImageChoices,
  ImageEventPage,
  ImageProjectChange,
  ImageProjectDetail,
  ImageProjectPage,
  ImageQuery,
} from '../types';
import type { ListEventsQuery, VdiRequestOptions } from './VdiApi';

/** Options of a request that can be tried first. @public */
export interface DryRunOptions extends VdiRequestOptions {
  /** Check everything and change nothing. */
  dryRun?: boolean;
}

/** Options of a request for a build. @public */
export interface StartBuildOptions extends VdiRequestOptions {
  /** Requests for one project with the same key make one build. */
  idempotencyKey?: string;
}

/**
 * Image projects in the VDI backend's REST API.
 *
 * Every method throws `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface ImagesApi {
  list(
    query?: ImageQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectPage>;
  choices(options?: VdiRequestOptions): Promise<ImageChoices>;
  /** Safe to repeat: the same content again answers with the same project. */
  create(
    project: CreateImageProject,
    options?: DryRunOptions,
  ): Promise<ImageProjectDetail>;
  get(
    imageId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectDetail>;
  change(
    imageId: string,
    change: ImageProjectChange,
    options?: DryRunOptions,
  ): Promise<ImageProjectDetail>;
  delete(
    imageId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectDetail>;
  /** @param buildId - a build that was the default; the one before the present when absent */
  rollBack(
    imageId: string,
    buildId?: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuild>;
  listEvents(
    imageId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageEventPage>;
  listBuilds(
    imageId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildPage>;
  startBuild(imageId: string, options?: StartBuildOptions): Promise<ImageBuild>;
  getBuild(
    imageId: string,
    buildId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildDetail>;
  /** @param since - the build to compare with; the default version before it when absent */
  compareBuilds(
    imageId: string,
    buildId: string,
    since?: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildChanges>;
  actOnBuild(
    imageId: string,
    buildId: string,
    action: ImageBuildAction,
    options?: VdiRequestOptions,
  ): Promise<ImageBuild>;
}
