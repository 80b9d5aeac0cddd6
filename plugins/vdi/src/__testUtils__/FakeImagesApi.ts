import type {
  CreateImageProject,
  DryRunOptions,
  ImageBuild,
  ImageBuildAction,
  ImageBuildChanges,
  ImageBuildDetail,
  ImageBuildPage,
  ImageChoices,
  ImageEvent,
  ImageEventPage,
  ImageProject,
  ImageProjectChange,
  ImageProjectDetail,
  ImageProjectPage,
  ImageProjectSettings,
  ImageQuery,
  ImagesApi,
  ListEventsQuery,
  StartBuildOptions,
} from '@deskstage/backstage-plugin-vdi-common';
import { FakeImageBuilds } from './FakeImageBuilds';
import { compareDetails } from './compareDetails';
import { refusal } from './refusal';
import {
  sampleImageChoices,
  sampleImageProject,
  sampleImageSettings,
  TEAM,
} from './sampleImages';
import { ago, USER } from './samples';

interface Known {
  project: ImageProject;
  settings: ImageProjectSettings;
}

/** Image projects of a backend in memory; tests and the development app change its fields. */
export class FakeImagesApi implements ImagesApi {
  knownChoices: ImageChoices = sampleImageChoices;
  events: ImageEvent[] = [];
  /** Living workstations of people, by project; such a project is not deleted */
  workstations: Record<string, number> = {};
  readonly queries: ImageQuery[] = [];
  /** When settings were changed last */
  updatedAt = ago(3_600);
  readonly changes: (ImageProjectChange & { dryRun?: boolean })[] = [];
  readonly started: { imageId: string; key?: string }[] = [];
  readonly acts: { action: string; buildId?: string }[] = [];
  readonly deleted: string[] = [];
  private readonly known = new Map<string, Known>();
  private readonly builds = new FakeImageBuilds();

  /** Puts a project there, with its builds, newest first. */
  add(
    project: Partial<ImageProject> = {},
    builds: ImageBuild[] = [],
    settings: Partial<ImageProjectSettings> = {},
  ): void {
    const whole = sampleImageProject(project);
    this.known.set(whole.id, {
      project: whole,
      settings: sampleImageSettings({ name: whole.name, ...settings }),
    });
    this.builds.put(
      whole.id,
      builds.map(build => ({ ...build, imageId: whole.id })),
    );
  }

  /** Changes a project, as the keeper would. */
  patch(imageId: string, change: Partial<ImageProject>): void {
    const known = this.known.get(imageId)!;
    this.known.set(imageId, {
      ...known,
      project: { ...known.project, ...change },
    });
  }

  /** Changes a build, as the keeper would. */
  patchBuild(id: string, change: Partial<ImageBuild>): void {
    this.builds.patch(id, change);
  }

  /** What is known of a build besides. */
  describe(id: string, detail: Partial<ImageBuildDetail>): void {
    this.builds.describe(id, detail);
  }

  async list(query: ImageQuery = {}): Promise<ImageProjectPage> {
    this.queries.push(query);
    const { q = '', owned, limit = 50, cursor } = query;
    const matching = Array.from(this.known.keys(), id => this.show(id))
      .filter(
        ({ id, name, owner }) =>
          `${id} ${name} ${owner}`.toLowerCase().includes(q.toLowerCase()) &&
          (!owned || owner === TEAM || owner === USER),
      )
      .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
    return page(matching, limit, cursor);
  }

  async choices(): Promise<ImageChoices> {
    return this.knownChoices;
  }

  async create(
    { id, owner, sourceUrl, settings }: CreateImageProject,
    { dryRun }: DryRunOptions = {},
  ): Promise<ImageProjectDetail> {
    const present = this.known.get(id);
    if (present) {
      if (JSON.stringify(present.settings) === JSON.stringify(settings)) {
        return this.get(id);
      }
      throw await refusal(409, `The name '${id}' is taken.`);
    }
    const project = sampleImageProject({
      id,
      owner,
      sourceUrl,
      name: settings.name,
      status: 'preparing',
      createdAt: ago(0),
    });
    if (dryRun) {
      return { project, settings };
    }
    this.add(project, [], settings);
    return this.get(id);
  }

  async get(imageId: string): Promise<ImageProjectDetail> {
    const { settings } = await this.find(imageId);
    return {
      project: this.show(imageId),
      settings,
      updatedAt: this.updatedAt,
      updatedBy: { kind: 'user', ref: USER },
      pricePerHour: 0.2016,
    };
  }

  async change(
    imageId: string,
    change: ImageProjectChange,
    { dryRun }: DryRunOptions = {},
  ): Promise<ImageProjectDetail> {
    this.changes.push({ ...change, dryRun });
    const { project, settings } = await this.find(imageId);
    if (!dryRun) {
      const next = change.settings ?? settings;
      this.known.set(imageId, {
        project: {
          ...project,
          name: next.name,
          description: next.description,
          promotion: next.promotion ?? 'approval',
          owner: change.owner ?? project.owner,
        },
        settings: next,
      });
    }
    return this.get(imageId);
  }

  async delete(imageId: string): Promise<ImageProjectDetail> {
    await this.find(imageId);
    const alive = this.workstations[imageId] ?? 0;
    if (alive > 0) {
      throw await refusal(
        409,
        `${alive} workstations of this template exist; they have to be deleted first.`,
      );
    }
    this.deleted.push(imageId);
    this.patch(imageId, { status: 'deleting', actions: ['delete'] });
    return this.get(imageId);
  }

  async rollBack(imageId: string, buildId?: string): Promise<ImageBuild> {
    this.acts.push({ action: 'rollback', buildId });
    await this.find(imageId);
    const target = buildId ?? this.builds.before(imageId)?.id;
    if (!target) {
      throw await refusal(409, 'There is no earlier default version.');
    }
    return this.builds.makeDefault(target);
  }

  async listEvents(
    _imageId: string,
    { limit = 50, cursor }: ListEventsQuery = {},
  ): Promise<ImageEventPage> {
    const { items, nextCursor } = page(this.events, limit, cursor);
    return { items, nextCursor };
  }

  async listBuilds(
    imageId: string,
    { limit = 50, cursor }: ListEventsQuery = {},
  ): Promise<ImageBuildPage> {
    await this.find(imageId);
    return page(this.builds.of(imageId), limit, cursor);
  }

  async startBuild(
    imageId: string,
    { idempotencyKey }: StartBuildOptions = {},
  ): Promise<ImageBuild> {
    this.started.push({ imageId, key: idempotencyKey });
    await this.find(imageId);
    return this.builds.start(imageId, idempotencyKey);
  }

  async getBuild(_imageId: string, id: string): Promise<ImageBuildDetail> {
    return this.builds.detail(id);
  }

  async compareBuilds(
    imageId: string,
    id: string,
    since?: string,
  ): Promise<ImageBuildChanges> {
    const before =
      since ??
      this.builds
        .of(imageId)
        .find(each => each.promotedAt && each.number < numberOf(id))?.id;
    return compareDetails(
      before ? await this.builds.detail(before) : undefined,
      await this.builds.detail(id),
    );
  }

  async actOnBuild(
    _imageId: string,
    id: string,
    action: ImageBuildAction,
  ): Promise<ImageBuild> {
    this.acts.push({ action, buildId: id });
    return this.builds.act(id, action);
  }

  private async find(imageId: string): Promise<Known> {
    const known = this.known.get(imageId);
    if (!known) {
      throw await refusal(404, `There is no image project '${imageId}'.`);
    }
    return known;
  }

  private show(imageId: string): ImageProject {
    const { project } = this.known.get(imageId)!;
    const builds = this.builds.of(imageId);
    const { actions } = project;
    return {
      ...project,
      lastBuild: builds[0],
      defaultBuild: builds.find(({ isDefault }) => isDefault),
      candidate: builds.find(({ status }) => status === 'candidate'),
      actions:
        actions.includes('build') && this.builds.before(imageId)
          ? [...actions, 'rollback']
          : actions,
    };
  }
}

function numberOf(id: string): number {
  return Number(id.slice(-9));
}

/** Those with a problem first, then those that wait for somebody. */
function rank({ status, lastBuild, candidate }: ImageProject): number {
  if (status === 'broken' || lastBuild?.status === 'failed') {
    return 0;
  }
  return candidate ? 1 : 2;
}

function page<T>(items: readonly T[], limit: number, cursor?: string) {
  const from = Number(cursor ?? 0);
  const end = from + limit;
  return {
    items: items.slice(from, end),
    total: items.length,
    nextCursor: end < items.length ? String(end) : undefined,
  };
}
