import { ResponseError } from '@backstage/errors';
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

type Query = Record<
  string,
  string | number | readonly string[] | undefined | null
>;

interface RequestOptions extends VdiRequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
}

function toSearch(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    const values = Array.isArray(value) ? value : [value];
    for (const each of values) {
      if (each !== undefined && each !== null && each !== '') {
        search.append(key, String(each));
      }
    }
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

/**
 * {@link VdiApi} over HTTP, for the frontend, for other backends and for programs.
 *
 * @public
 */
export class VdiClient implements VdiApi {
  private readonly discoveryApi: {
    getBaseUrl(pluginId: string): Promise<string>;
  };
  private readonly fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.discoveryApi = options.discoveryApi;
    this.fetchApi = options.fetchApi;
  }

  async getMe(options?: VdiRequestOptions): Promise<Me> {
    return this.request('/me', options);
  }

  async getHealth(options?: VdiRequestOptions): Promise<Health> {
    return this.request('/health', options);
  }

  async getFleet(options?: VdiRequestOptions): Promise<Fleet> {
    return this.request('/fleet', options);
  }

  async getOperations(options?: VdiRequestOptions): Promise<Operations> {
    return this.request('/operations', options);
  }

  async listTemplates(
    options?: VdiRequestOptions,
  ): Promise<{ items: Template[] }> {
    return this.request('/templates', options);
  }

  async getTemplate(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail> {
    return this.request(templatePath(templateId), options);
  }

  async updateTemplate(
    templateId: string,
    change: TemplateChange,
    options?: VdiRequestOptions,
  ): Promise<TemplateDetail> {
    return this.request(templatePath(templateId), {
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
    return this.request(
      `${templatePath(templateId)}/rollouts/${version}`,
      options,
    );
  }

  async listTemplateChanges(
    templateId: string,
    query?: ListEventsQuery,
    options?: VdiRequestOptions,
  ): Promise<TemplateChangePage> {
    return this.request(`${templatePath(templateId)}/changes`, {
      ...options,
      query: { ...query },
    });
  }

  async listPools(options?: VdiRequestOptions): Promise<{ items: Pool[] }> {
    return this.request('/pools', options);
  }

  async getPool(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.request(poolPath(templateId), options);
  }

  async configurePool(
    templateId: string,
    settings: PoolSettings,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.request(poolPath(templateId), {
      ...options,
      method: 'PUT',
      body: settings,
    });
  }

  async deletePool(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<Pool> {
    return this.request(poolPath(templateId), {
      ...options,
      method: 'DELETE',
    });
  }

  async getPoolTimeline(
    templateId: string,
    options?: VdiRequestOptions,
  ): Promise<PoolTimeline> {
    return this.request(`${poolPath(templateId)}/timeline`, options);
  }

  async startPoolMembers(
    templateId: string,
    request: { count: number; version?: number },
    options?: VdiRequestOptions,
  ): Promise<{ items: Workstation[] }> {
    return this.request(`${poolPath(templateId)}/members`, {
      ...options,
      method: 'POST',
      body: request,
    });
  }

  async listWorkstations(
    query?: WorkstationQuery,
    options?: VdiRequestOptions,
  ): Promise<WorkstationPage> {
    return this.request('/workstations', { ...options, query });
  }

  async createWorkstation(
    request: CreateWorkstation,
    options?: CreateWorkstationOptions,
  ): Promise<Workstation> {
    const { idempotencyKey, ...rest } = options ?? {};
    return this.request('/workstations', {
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
    return this.request(workstationPath(workstationId), options);
  }

  async deleteWorkstation(
    workstationId: string,
    options?: DeleteWorkstationOptions,
  ): Promise<Workstation> {
    const { force, ...rest } = options ?? {};
    return this.request(workstationPath(workstationId), {
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
    return this.request(`${workstationPath(workstationId)}/actions/${action}`, {
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
    return this.request(workstationPath(workstationId), {
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
    return this.request(`${workstationPath(workstationId)}/events`, {
      ...options,
      query: { ...query },
    });
  }

  async createConnection(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Connection> {
    return this.request(`${workstationPath(workstationId)}/connections`, {
      ...options,
      method: 'POST',
    });
  }

  async revealCredentials(
    workstationId: string,
    options?: VdiRequestOptions,
  ): Promise<Credentials> {
    return this.request(`${workstationPath(workstationId)}/credentials`, {
      ...options,
      method: 'POST',
    });
  }

  private async request<T>(path: string, options: RequestOptions = {}) {
    const { method = 'GET', query, body, token, signal } = options;
    const baseUrl = await this.discoveryApi.getBaseUrl('vdi');
    const headers: Record<string, string> = { ...options.headers };
    if (token) {
      headers.Authorization = `Bearer ${token}`;
    }
    if (body !== undefined) {
      headers['Content-Type'] = 'application/json';
    }
    const response = await this.fetchApi.fetch(
      `${baseUrl}/v1${path}${toSearch(query)}`,
      {
        method,
        headers,
        signal,
        body: body === undefined ? undefined : JSON.stringify(body),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return (await response.json()) as T;
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
