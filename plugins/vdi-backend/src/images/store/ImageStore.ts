import type {
  ImageBuildStatus,
  ImagePackage,
} from '@deskstage/backstage-plugin-vdi-common';
import type {
  ImageBuildRecord,
  ImageEventRecord,
  ImageProjectRecord,
  NewImageEvent,
} from '../model';

/** Part of a page. */
export interface PageOf<T> {
  items: T[];
  nextCursor?: string;
}

/** A change of a record; `null` takes a value away. */
export type Patch<T> = {
  [K in keyof T]?: T[K] | (undefined extends T[K] ? null : never);
};

/** Builds of a project that matter to lists of projects. */
export interface ProjectBuilds {
  last?: ImageBuildRecord;
  /** Newest that waits for somebody to agree */
  candidate?: ImageBuildRecord;
  /** The one whose image the default version bears */
  current?: ImageBuildRecord;
}

/**
 * Image projects, their builds and their history in SQL. Every change of a row compares its revision and is one
 * transaction with its lines of the history.
 */
export interface ImageStore {
  /** @returns `created: false` with the present one when the id is taken */
  insertProject(
    project: ImageProjectRecord,
    event: NewImageEvent,
  ): Promise<{ created: boolean; project: ImageProjectRecord }>;
  project(id: string): Promise<ImageProjectRecord | undefined>;
  /** Those with a problem first: broken ones, then those whose last build failed, then by name. */
  listProjects(query: {
    q?: string;
    /** Only those with one of these owners */
    ownerRefs?: string[];
    limit: number;
    cursor?: string;
  }): Promise<PageOf<ImageProjectRecord> & { total: number }>;
  allProjects(): Promise<ImageProjectRecord[]>;
  /** @returns the changed record, or `undefined` when somebody else changed it first */
  updateProject(
    project: Pick<ImageProjectRecord, 'id' | 'revision'>,
    patch: Patch<ImageProjectRecord>,
    events: NewImageEvent[],
    now: Date,
  ): Promise<ImageProjectRecord | undefined>;
  /** Removes the project with its builds and history. */
  removeProject(id: string): Promise<void>;
  /**
   * Enters a build with the next number. A repeated request key finds the first build; so does an image ARN that is
   * known already.
   *
   * @throws ConflictError when another build of the project has not ended, unless the build is seen at AWS
   */
  insertBuild(
    build: Omit<ImageBuildRecord, 'number' | 'revision'>,
    event: NewImageEvent,
  ): Promise<{ created: boolean; build: ImageBuildRecord }>;
  build(
    projectId: string,
    buildId: string,
  ): Promise<ImageBuildRecord | undefined>;
  buildByNumber(
    projectId: string,
    number: number,
  ): Promise<ImageBuildRecord | undefined>;
  listBuilds(
    projectId: string,
    page: { limit: number; cursor?: string },
  ): Promise<PageOf<ImageBuildRecord> & { total: number }>;
  buildsWith(
    projectId: string,
    statuses: ImageBuildStatus[],
  ): Promise<ImageBuildRecord[]>;
  /**
   * For lists: builds of each of the projects that matter there.
   *
   * @param defaultVersions - the default version of the template of each project, by project id
   */
  summaries(
    defaultVersions: ReadonlyMap<string, number | undefined>,
  ): Promise<Map<string, ProjectBuilds>>;
  updateBuild(
    build: Pick<ImageBuildRecord, 'id' | 'projectId' | 'revision'>,
    patch: Patch<ImageBuildRecord>,
    events: NewImageEvent[],
    now: Date,
  ): Promise<ImageBuildRecord | undefined>;
  /** Median of the seconds that the last builds took; by project. */
  typicalSeconds(projectIds: string[]): Promise<Map<string, number>>;
  packages(buildId: string): Promise<ImagePackage[]>;
  putPackages(buildId: string, packages: ImagePackage[]): Promise<void>;
  listEvents(
    projectId: string,
    page: { limit: number; cursor?: string },
  ): Promise<PageOf<ImageEventRecord>>;
  /** Reserves projects that are due, so that no other replica takes them until the time is over. */
  reserveDue(options: {
    replicaId: string;
    now: Date;
    until: Date;
    limit: number;
  }): Promise<{ projectIds: string[] }>;
  /** Makes a project due, also while somebody works on it. @returns whether there is one */
  hasten(projectId: string, now: Date): Promise<boolean>;
  /** Gives a reserved project back; one that became due meanwhile stays due. */
  release(
    projectId: string,
    replicaId: string,
    nextCheckAt: Date,
  ): Promise<void>;
  /** Lines of the history that nobody was told of yet; reserved until then. */
  unpublished(options: {
    now: Date;
    until: Date;
    limit: number;
  }): Promise<(ImageEventRecord & { project: ImageProjectRecord })[]>;
  markPublished(eventIds: string[], now: Date): Promise<void>;
}
