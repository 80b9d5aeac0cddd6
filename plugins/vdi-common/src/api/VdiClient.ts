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
import type {
  CreateWorkstationOptions,
  DeleteWorkstationOptions,
  ListEventsQuery,
  VdiApi,
  VdiRequestOptions,
} from './VdiApi';
import { ImagesClient } from './ImagesClient';
import { createSend, type Send } from './send';

/**
 * {@link VdiApi} over HTTP, for the frontend, for other backends and for programs.
 *
 * @public
 */
export class VdiClient implements VdiApi {
  readonly images: ImagesClient;
  private readonly send: Send;

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.send = createSend(options);
    this.images = new ImagesClient(this.send);
  }

  async getMe(options?: VdiRequestOptions): Promise<Me> {
    return this.send('/me', options);
  }

  async getHealth(options?: VdiRequestOptions): Promise<Health> {
    return this.send('/health', options);
  }

  async getFleet(options?: VdiRequestOptions): Promise<Fleet> {
    return this.send('/fleet', options);
  }

  async getOperations(options?: VdiRequestOptions): Promise<Operations> {
    return this.send('/operations', options);
  }

  async listTemplates(
    options?: VdiRequestOptions,
  ): Promise<{ items: Template[] }> {
    return this.send('/templates', options);
  }

  async getTemplate(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail> {
    return this.send(templatePath(templateId), options);
  }

  async updateTemplate(
    templateId: string,
    change: TemplateChange,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail> {
    return this.send(templatePath(templateId), {
      ...options,
      method: 'PATCH',
      body: change,
    });
  }

  async previewRollout(
    templateId: string,
    version: number,
    options?: VdiRequestOptions,
  ): Promise<RolloutPreview> {
    return this.send(
      `${templatePath(templateId)}/rollouts/${version}`,
      options,
    );
  }

  async listTemplateChanges(
    templateId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<TemplateChangePage> {
    return this.send(`${templatePath(templateId)}/changes`, {
      ...options,
      query: { ...query },
    });
  }

  async listPools(options?: VdiRequestOptions): Promise<{ items: Pool[] }> {
    return this.send('/pools', options);
  }

  async getPool(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.send(poolPath(templateId), options);
  }

  async configurePool(
    templateId: string,
    settings: PoolSettings,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.send(poolPath(templateId), {
      ...options,
      method: 'PUT',
      body: settings,
    });
  }

  async deletePool(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.send(poolPath(templateId), {
      ...options,
      method: 'DELETE',
    });
  }

  async getPoolTimeline(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<PoolTimeline> {
    return this.send(`${poolPath(templateId)}/timeline`, options);
  }

  async startPoolMembers(
    templateId: string,
    request: { count: number; version?: number },
    options?: VdiRequestOptions,
  ): Promise<{ items: Workstation[] }> {
    return this.send(`${poolPath(templateId)}/members`, {
      ...options,
      method: 'POST',
      body: request,
    });
  }

  async listWorkstations(
    query?: WorkstationQuery,
    options?: VdiRequestOptions,
  ): Promise<WorkstationPage> {
    return this.send('/workstations', { ...options, query });
  }

  async createWorkstation(
    request: CreateWorkstation,
    options?: CreateWorkstationOptions,
  ): Promise<Workstation> {
    const { idempotencyKey, ...rest } = options ?? {};
    return this.send('/workstations', {
      ...rest,
      method: 'POST',
      body: request,
      headers: idempotencyKey ? { 'Idempotency-Key': idempotencyKey } : {},
    });
  }

  async getWorkstation(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Workstation> {
    return this.send(workstationPath(workstationId), options);
  }

  async deleteWorkstation(
    workstationId: string,
    options?: DeleteWorkstationOptions,
  ): Promise<Workstation> {
    const { force, ...rest } = options ?? {};
    return this.send(workstationPath(workstationId), {
      ...rest,
      method: 'DELETE',
      query: force ? { force: 'true' } : undefined,
    });
  }

  async actOnWorkstation(
    workstationId: string,
    action: WorkstationIntentAction,
    details?: WorkstationActionOptions,
    options?: VdiRequestOptions,
  ): Promise<Workstation> {
    return this.send(`${workstationPath(workstationId)}/actions/${action}`, {
      ...options,
      method: 'POST',
      body: details,
    });
  }

  async renameWorkstation(
    workstationId: string,
    name: string,
    options?: VdiRequestOptions,
  ): Promise<Workstation> {
    return this.send(workstationPath(workstationId), {
      ...options,
      method: 'PATCH',
      body: { name },
    });
  }

  async listEvents(
    workstationId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<WorkstationEventPage> {
    return this.send(`${workstationPath(workstationId)}/events`, {
      ...options,
      query: { ...query },
    });
  }

  async createConnection(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Connection> {
    return this.send(`${workstationPath(workstationId)}/connections`, {
      ...options,
      method: 'POST',
    });
  }

  async revealCredentials(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Credentials> {
    return this.send(`${workstationPath(workstationId)}/credentials`, {
      ...options,
      method: 'POST',
    });
  }
}

function templatePath(templateId: string): string {
  return `/templates/${encodeURIComponent(templateId)}`;
}

function poolPath(templateId: string): string {
  return `/pools/${encodeURIComponent(templateId)}`;
}

function workstationPath(workstationId: string): string {
  return `/workstations/${encodeURIComponent(workstationId)}`;
}
