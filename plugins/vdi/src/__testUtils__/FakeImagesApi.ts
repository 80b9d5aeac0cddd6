import type {
  ImageBuild,
  ImageBuildChanges,
  ImageBuildDetail,
  ImageBuildPage,
  ImageChoices,
  ImageEventPage,
  ImageProjectDetail,
  ImageProjectPage,
  ImagesApi,
} from '@deskstage/backstage-plugin-vdi-common';
import { refusal } from './refusal';

/** Image projects of a backend in memory. */
export class FakeImagesApi implements ImagesApi {
  async list(): Promise<ImageProjectPage> {
    return { items: [], total: 0 };
  }

  async choices(): Promise<ImageChoices> {
    return { bases: [], tools: [] };
  }

  async create(): Promise<ImageProjectDetail> {
    throw await refusal(403, 'You may not make image projects.');
  }

  async get(): Promise<ImageProjectDetail> {
    throw await refusal(404, 'There is no such image project.');
  }

  async change(): Promise<ImageProjectDetail> {
    return this.get();
  }

  async delete(): Promise<ImageProjectDetail> {
    return this.get();
  }

  async rollBack(): Promise<ImageBuild> {
    throw await refusal(404, 'There is no such image project.');
  }

  async listEvents(): Promise<ImageEventPage> {
    return { items: [] };
  }

  async listBuilds(): Promise<ImageBuildPage> {
    return { items: [], total: 0 };
  }

  async startBuild(): Promise<ImageBuild> {
    return this.rollBack();
  }

  async getBuild(): Promise<ImageBuildDetail> {
    throw await refusal(404, 'There is no such build.');
  }

  async compareBuilds(): Promise<ImageBuildChanges> {
    return { settings: [], packages: [] };
  }

  async actOnBuild(): Promise<ImageBuild> {
    return this.rollBack();
  }
}
