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
import type { DryRunOptions, ImagesApi, StartBuildOptions } from './ImagesApi';
import type { ListEventsQuery, VdiRequestOptions } from './VdiApi';
import type { Send } from './send';

/** {@link ImagesApi} over HTTP. */
export class ImagesClient implements ImagesApi {
  constructor(private readonly send: Send) {}

  async list(
    query?: ImageQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectPage> {
    const { owned, ...rest } = query ?? {};
    return this.send('/images', {
      ...options,
      query: { ...rest, owned: owned ? 'true' : undefined },
    });
  }

  async choices(options?: VdiRequestOptions): Promise<ImageChoices> {
    return this.send('/images/choices', options);
  }

  async create(
    project: CreateImageProject,
    options?: DryRunOptions,
  ): Promise<ImageProjectDetail> {
    return this.send('/images', {
      ...dryRunOf(options),
      method: 'POST',
      body: project,
    });
  }

  async get(
    imageId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectDetail> {
    return this.send(imagePath(imageId), options);
  }

  async change(
    imageId: string,
    change: ImageProjectChange,
    options?: DryRunOptions,
  ): Promise<ImageProjectDetail> {
    return this.send(imagePath(imageId), {
      ...dryRunOf(options),
      method: 'PATCH',
      body: change,
    });
  }

  async delete(
    imageId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageProjectDetail> {
    return this.send(imagePath(imageId), { ...options, method: 'DELETE' });
  }

  async rollBack(
    imageId: string,
    buildId?: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuild> {
    return this.send(`${imagePath(imageId)}/actions/rollback`, {
      ...options,
      method: 'POST',
      body: { buildId },
    });
  }

  async listEvents(
    imageId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageEventPage> {
    return this.send(`${imagePath(imageId)}/events`, {
      ...options,
      query: { ...query },
    });
  }

  async listBuilds(
    imageId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildPage> {
    return this.send(`${imagePath(imageId)}/builds`, {
      ...options,
      query: { ...query },
    });
  }

  async startBuild(
    imageId: string,
    options?: StartBuildOptions,
  ): Promise<ImageBuild> {
    const { idempotencyKey, ...rest } = options ?? {};
    return this.send(`${imagePath(imageId)}/builds`, {
      ...rest,
      method: 'POST',
      headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
    });
  }

  async getBuild(
    imageId: string,
    buildId: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildDetail> {
    return this.send(buildPath(imageId, buildId), options);
  }

  async compareBuilds(
    imageId: string,
    buildId: string,
    since?: string,
    options?: VdiRequestOptions,
  ): Promise<ImageBuildChanges> {
    return this.send(`${buildPath(imageId, buildId)}/changes`, {
      ...options,
      query: { since },
    });
  }

  async actOnBuild(
    imageId: string,
    buildId: string,
    action: ImageBuildAction,
    options?: VdiRequestOptions,
  ): Promise<ImageBuild> {
    return this.send(`${buildPath(imageId, buildId)}/actions/${action}`, {
      ...options,
      method: 'POST',
    });
  }
}

function dryRunOf({ dryRun, ...options }: DryRunOptions = {}) {
  return { ...options, query: { dryRun: dryRun ? 'true' : undefined } };
}

function imagePath(imageId: string): string {
  return `/images/${encodeURIComponent(imageId)}`;
}

function buildPath(imageId: string, buildId: string): string {
  return `${imagePath(imageId)}/builds/${encodeURIComponent(buildId)}`;
}
