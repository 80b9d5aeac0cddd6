import type {
  ImageBuildStatus,
  ImagePackage,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type {
  ImageBuildRecord,
  ImageEventRecord,
  ImageProjectRecord,
  NewImageEvent,
} from '../model';
import type { ImageStore, PageOf, Patch, ProjectBuilds } from './ImageStore';
import { insertBuild } from './insertBuild';
import { insertImageEvents } from './insertImageEvents';
import { listBuilds, listEvents } from './listHistory';
import { listProjects } from './listProjects';
import { unpublished } from './outbox';
import { updateRank } from './rank';
import { release, reserveDue } from './reservations';
import { toBuild, toBuildRow, toProject, toProjectRow } from './rows';
import { summaries, typicalSeconds } from './summaries';

/** {@link ImageStore} over Knex, on SQLite and PostgreSQL. */
export class DatabaseImageStore implements ImageStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseImageStore {
    return new DatabaseImageStore(options.knex);
  }

  async insertProject(
    project: ImageProjectRecord,
    event: NewImageEvent,
  ): Promise<{ created: boolean; project: ImageProjectRecord }> {
    return this.knex.transaction(async trx => {
      const [row] = await trx('image_projects')
        .insert({ ...toProjectRow(project), revision: 1, rank: 2 })
        .onConflict('id')
        .ignore()
        .returning('*');
      if (!row) {
        const present = await trx('image_projects')
          .where('id', project.id)
          .first();
        return { created: false, project: toProject(present) };
      }
      await insertImageEvents(trx, project.id, [event], project.createdAt);
      return { created: true, project: toProject(row) };
    });
  }

  async project(id: string): Promise<ImageProjectRecord | undefined> {
    const row = await this.knex('image_projects').where('id', id).first();
    return row && toProject(row);
  }

  listProjects(
    query: Parameters<ImageStore['listProjects']>[0],
  ): Promise<PageOf<ImageProjectRecord> & { total: number }> {
    return listProjects(this.knex, query);
  }

  async allProjects(): Promise<ImageProjectRecord[]> {
    return (await this.knex('image_projects').orderBy('id')).map(toProject);
  }

  async updateProject(
    { id, revision }: Pick<ImageProjectRecord, 'id' | 'revision'>,
    patch: Patch<ImageProjectRecord>,
    events: NewImageEvent[],
    now: Date,
  ): Promise<ImageProjectRecord | undefined> {
    return this.knex.transaction(async trx => {
      const [row] = await trx('image_projects')
        .where({ id, revision })
        .update({ ...toProjectRow(patch), revision: revision + 1 })
        .returning('*');
      if (!row) {
        return undefined;
      }
      if (patch.status) {
        await updateRank(trx, id);
      }
      await insertImageEvents(trx, id, events, now);
      return toProject(row);
    });
  }

  async removeProject(id: string): Promise<void> {
    await this.knex.transaction(async trx => {
      const builds = trx('image_builds').select('id').where('project_id', id);
      await trx('image_packages').whereIn('build_id', builds).delete();
      await trx('image_builds').where('project_id', id).delete();
      await trx('image_events').where('project_id', id).delete();
      await trx('image_projects').where('id', id).delete();
    });
  }

  insertBuild(
    build: Omit<ImageBuildRecord, 'number' | 'revision'>,
    event: NewImageEvent,
  ): Promise<{ created: boolean; build: ImageBuildRecord }> {
    return this.knex.transaction(trx => insertBuild(trx, build, event));
  }

  async build(
    projectId: string,
    buildId: string,
  ): Promise<ImageBuildRecord | undefined> {
    const row = await this.knex('image_builds')
      .where({ id: buildId, project_id: projectId })
      .first();
    return row && toBuild(row);
  }

  async buildByNumber(
    projectId: string,
    number: number,
  ): Promise<ImageBuildRecord | undefined> {
    const row = await this.knex('image_builds')
      .where({ project_id: projectId, number })
      .first();
    return row && toBuild(row);
  }

  listBuilds(
    projectId: string,
    page: { limit: number; cursor?: string },
  ): Promise<PageOf<ImageBuildRecord> & { total: number }> {
    return listBuilds(this.knex, projectId, page);
  }

  async buildsWith(
    projectId: string,
    statuses: ImageBuildStatus[],
  ): Promise<ImageBuildRecord[]> {
    const rows = await this.knex('image_builds')
      .where('project_id', projectId)
      .whereIn('status', statuses)
      .orderBy('number', 'desc');
    return rows.map(toBuild);
  }

  summaries(
    defaultVersions: ReadonlyMap<string, number | undefined>,
  ): Promise<Map<string, ProjectBuilds>> {
    return summaries(this.knex, defaultVersions);
  }

  async updateBuild(
    build: Pick<ImageBuildRecord, 'id' | 'projectId' | 'revision'>,
    patch: Patch<ImageBuildRecord>,
    events: NewImageEvent[],
    now: Date,
  ): Promise<ImageBuildRecord | undefined> {
    const { id, projectId, revision } = build;
    return this.knex.transaction(async trx => {
      const [row] = await trx('image_builds')
        .where({ id, project_id: projectId, revision })
        .update({ ...toBuildRow(patch), revision: revision + 1 })
        .returning('*');
      if (!row) {
        return undefined;
      }
      if (patch.status) {
        await updateRank(trx, projectId);
      }
      await insertImageEvents(trx, projectId, events, now);
      return toBuild(row);
    });
  }

  typicalSeconds(projectIds: string[]): Promise<Map<string, number>> {
    return typicalSeconds(this.knex, projectIds);
  }

  async packages(buildId: string): Promise<ImagePackage[]> {
    const row = await this.knex('image_packages')
      .where('build_id', buildId)
      .first('packages');
    return row ? JSON.parse(row.packages) : [];
  }

  async putPackages(buildId: string, packages: ImagePackage[]): Promise<void> {
    await this.knex('image_packages')
      .insert({ build_id: buildId, packages: JSON.stringify(packages) })
      .onConflict('build_id')
      .merge();
  }

  listEvents(
    projectId: string,
    page: { limit: number; cursor?: string },
  ): Promise<PageOf<ImageEventRecord>> {
    return listEvents(this.knex, projectId, page);
  }

  async reserveDue(options: {
    replicaId: string;
    now: Date;
    until: Date;
    limit: number;
  }): Promise<{ projectIds: string[] }> {
    return { projectIds: await reserveDue(this.knex, options) };
  }

  async hasten(projectId: string, now: Date): Promise<boolean> {
    const found = await this.knex('image_projects')
      .where('id', projectId)
      .update({ next_check_at: now, hastened: true });
    return found > 0;
  }

  release(
    projectId: string,
    replicaId: string,
    nextCheckAt: Date,
  ): Promise<void> {
    return release(this.knex, projectId, replicaId, nextCheckAt);
  }

  unpublished(options: {
    now: Date;
    until: Date;
    limit: number;
  }): Promise<(ImageEventRecord & { project: ImageProjectRecord })[]> {
    return unpublished(this.knex, options);
  }

  async markPublished(eventIds: string[], now: Date): Promise<void> {
    await this.knex('image_events')
      .whereIn('id', eventIds)
      .update({ published_at: now });
  }
}
