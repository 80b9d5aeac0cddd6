import type {
  Connection,
  CreateWorkstation,
  Credentials,
  Fleet,
  Health,
  Me,
  Operations,
  Pool,
  PoolSettings,
  PoolTimeline,
  RolloutPreview,
  Template,
  TemplateChange,
  TemplateChangePage,
  TemplateDetail,
  Workstation,
  WorkstationActionOptions,
  WorkstationEventPage,
  WorkstationIntentAction,
  WorkstationPage,
  WorkstationQuery,
} from '../types';
import type { ImagesApi } from './ImagesApi';

/** Options of a request to the VDI backend. @public */
export interface VdiRequestOptions {
  /** A Backstage token; without one the client's fetch must bring its own. */
  token?: string;
  signal?: AbortSignal;
}

/** Options of a request for a workstation. @public */
export interface CreateWorkstationOptions extends VdiRequestOptions {
  /** Requests of one user with the same key make one workstation. */
  idempotencyKey?: string;
}

/** Options of the end of a workstation. @public */
export interface DeleteWorkstationOptions extends VdiRequestOptions {
  /** Count it as deleted at once, whether AWS answers or not; for those who may delete everybody's. */
  force?: boolean;
}

/** Filters and page of a workstation's history. @public */
export interface ListEventsQuery {
  /** 1 to 200; default 50 */
  limit?: number;
  cursor?: string;
}

/**
 * The VDI backend's REST API.
 *
 * Every method throws `ResponseError` of `@backstage/errors` when the backend refuses.
 *
 * @public
 */
export interface VdiApi {
  readonly images: ImagesApi;
  getMe(options?: VdiRequestOptions): Promise<Me>;
  getHealth(options?: VdiRequestOptions): Promise<Health>;
  getFleet(options?: VdiRequestOptions): Promise<Fleet>;
  getOperations(options?: VdiRequestOptions): Promise<Operations>;
  listTemplates(options?: VdiRequestOptions): Promise<{ items: Template[] }>;
  getTemplate(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail>;
  /** Chooses the default version, and how the template is offered. */
  updateTemplate(
    templateId: string,
    change: TemplateChange,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail>;
  /** What making the version the default would do. */
  previewRollout(
    templateId: string,
    version: number,
    options?: VdiRequestOptions,
  ): Promise<RolloutPreview>;
  listTemplateChanges(
    templateId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<TemplateChangePage>;
  listPools(options?: VdiRequestOptions): Promise<{ items: Pool[] }>;
  getPool(templateId: string, options?: VdiRequestOptions): Promise<Pool>;
  configurePool(
    templateId: string,
    settings: PoolSettings,
    options?: VdiRequestOptions,
  ): Promise<Pool>;
  deletePool(templateId: string, options?: VdiRequestOptions): Promise<Pool>;
  getPoolTimeline(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<PoolTimeline>;
  startPoolMembers(
    templateId: string,
    request: { count: number; version?: number },
    options?: VdiRequestOptions,
  ): Promise<{ items: Workstation[] }>;
  listWorkstations(
    query?: WorkstationQuery,
    options?: VdiRequestOptions,
  ): Promise<WorkstationPage>;
  createWorkstation(
    request: CreateWorkstation,
    options?: CreateWorkstationOptions,
  ): Promise<Workstation>;
  getWorkstation(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Workstation>;
  deleteWorkstation(
    workstationId: string,
    options?: DeleteWorkstationOptions,
  ): Promise<Workstation>;
  actOnWorkstation(
    workstationId: string,
    action: WorkstationIntentAction,
    details?: WorkstationActionOptions,
    options?: VdiRequestOptions,
  ): Promise<Workstation>;
  renameWorkstation(
    workstationId: string,
    name: string,
    options?: VdiRequestOptions,
  ): Promise<Workstation>;
  listEvents(
    workstationId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<WorkstationEventPage>;
  createConnection(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Connection>;
  revealCredentials(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Credentials>;
}
