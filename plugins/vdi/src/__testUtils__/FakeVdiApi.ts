import type {
  Connection,
  CreateWorkstation,
  CreateWorkstationOptions,
  Fleet,
  Health,
  ListEventsQuery,
  Me,
  Operations,
  VdiApi,
  Workstation,
  WorkstationActionOptions,
  WorkstationEvent,
  WorkstationIntentAction,
  WorkstationQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import { FakeAdministration } from './FakeAdministration';
import { FakeImagesApi } from './FakeImagesApi';
import { refusal } from './refusal';
import {
  ago,
  launchingWorkstation,
  sampleEvent,
  sampleMe,
  sampleOperations,
  USER,
  workstationId,
} from './samples';

/** A backend in memory that answers like the real one; tests and the development app change its fields. */
export class FakeVdiApi extends FakeAdministration implements VdiApi {
  readonly images = new FakeImagesApi();
  me: Me = sampleMe();
  health: Health = { status: 'ok', checks: [] };
  operations: Operations = sampleOperations();
  workstations: Workstation[] = [];
  events: WorkstationEvent[] = [sampleEvent(1)];
  /** What was asked for a workstation, and with which keys. */
  readonly created: { request: CreateWorkstation; key?: string }[] = [];
  /** Queries for lists, in order. */
  readonly queries: WorkstationQuery[] = [];
  /** What was asked of workstations, in order. */
  readonly acts: ({
    id: string;
    action: WorkstationIntentAction;
  } & WorkstationActionOptions)[] = [];
  private readonly byKey = new Map<string, Workstation>();

  async getMe(): Promise<Me> {
    return this.me;
  }

  async getHealth(): Promise<Health> {
    return this.health;
  }

  async getFleet(): Promise<Fleet> {
    const counts: Record<string, number> = {};
    let connected = 0;
    for (const { status, connections } of this.workstations) {
      counts[status] = (counts[status] ?? 0) + 1;
      connected += connections?.count ? 1 : 0;
    }
    return { counts, connected };
  }

  async getOperations(): Promise<Operations> {
    return this.operations;
  }

  async renameWorkstation(id: string, name: string): Promise<Workstation> {
    return this.change(id, { name });
  }

  async listWorkstations(query: WorkstationQuery = {}) {
    this.queries.push(query);
    const { limit = 25, cursor } = query;
    const matching = this.workstations.filter(each => matches(each, query));
    const from = Number(cursor ?? 0);
    const end = from + limit;
    return {
      items: matching.slice(from, end),
      total: matching.length,
      nextCursor: end < matching.length ? String(end) : undefined,
    };
  }

  async createWorkstation(
    request: CreateWorkstation,
    options: CreateWorkstationOptions = {},
  ): Promise<Workstation> {
    const key = options.idempotencyKey;
    this.created.push({ request, key });
    const known = key && this.byKey.get(key);
    if (known) {
      return known;
    }
    const template = this.templates.find(({ id }) => id === request.templateId);
    if (!template) {
      throw await refusal(
        409,
        `The template '${request.templateId}' is not offered any more; choose another one.`,
      );
    }
    const workstation = launchingWorkstation({
      id: workstationId(1000 + this.workstations.length),
      name: request.name ?? template.name,
      entityRef: request.entityRef,
      platform: template.platform,
      template: {
        id: template.id,
        name: template.name,
        version: request.version ?? template.defaultVersion,
      },
      createdAt: ago(0),
      requestedAt: ago(0),
      statusSince: ago(0),
    });
    this.workstations = [...this.workstations, workstation];
    if (key) {
      this.byKey.set(key, workstation);
    }
    return workstation;
  }

  async getWorkstation(id: string): Promise<Workstation> {
    const found = this.workstations.find(each => each.id === id);
    if (!found) {
      throw await refusal(404, `There is no workstation '${id}'.`);
    }
    return found;
  }

  async deleteWorkstation(id: string): Promise<Workstation> {
    return this.change(id, {
      status: 'terminating',
      intent: 'terminate',
      actions: [],
    });
  }

  async actOnWorkstation(
    id: string,
    action: WorkstationIntentAction,
    details?: WorkstationActionOptions,
  ): Promise<Workstation> {
    this.acts.push({ id, action, ...details });
    return this.change(
      id,
      effectOf(action, await this.getWorkstation(id), details),
    );
  }

  /** Changes a workstation, as the reconciler would. */
  async change(id: string, patch: Partial<Workstation>): Promise<Workstation> {
    const before = await this.getWorkstation(id);
    const after = {
      ...before,
      statusSince: ago(0),
      ...patch,
      revision: before.revision + 1,
    };
    this.workstations = this.workstations.map(each =>
      each.id === id ? after : each,
    );
    return after;
  }

  async listEvents(_id: string, query: ListEventsQuery = {}) {
    const from = Number(query.cursor ?? 0);
    const end = from + (query.limit ?? 50);
    return {
      items: this.events.slice(from, end),
      nextCursor: end < this.events.length ? String(end) : undefined,
    };
  }

  async createConnection(id: string): Promise<Connection> {
    const { name } = await this.getWorkstation(id);
    return {
      webUrl: `https://gateway.example.com:8443/?authToken=SECRET#${id}`,
      nativeUrl: `dcv://gateway.example.com:8443/?authToken=SECRET#${id}`,
      connectionFile: {
        name: `${name}.dcv`,
        content: '[connect]\nauthtoken=SECRET\n',
      },
      expiresAt: ago(-3_600),
    };
  }

  async revealCredentials() {
    return { userName: 'ada', password: 'correct horse battery' };
  }
}

const AFTER: Workstation['actions'] = ['rename', 'delete'];
const HOUR = 3_600_000;

/** What a workstation is right after an action. */
function effectOf(
  action: WorkstationIntentAction,
  { stopsAt, template, instance }: Workstation,
  { hours = 0, instanceType }: WorkstationActionOptions = {},
): Partial<Workstation> {
  switch (action) {
    case 'stop':
      return { status: 'stopping', intent: 'stop', actions: AFTER };
    case 'hibernate':
      return {
        status: 'stopping',
        intent: 'stop',
        hibernated: true,
        actions: AFTER,
      };
    case 'reboot':
      return { status: 'rebooting', actions: AFTER };
    case 'rebuild':
      return {
        status: 'terminating',
        rebuildVersion: template.version + 1,
        actions: [],
      };
    case 'resize':
      return {
        instance: instance && { ...instance, wantedType: instanceType },
      };
    case 'extend':
      return {
        stopsAt:
          stopsAt && new Date(Date.parse(stopsAt) + hours * HOUR).toISOString(),
      };
    default:
      return { status: 'starting', intent: 'run', actions: AFTER };
  }
}

function matches(workstation: Workstation, query: WorkstationQuery): boolean {
  const { owner, entity, status, template, q } = query;
  const { id, name, owner: ownedBy } = workstation;
  const owners: Record<string, string | undefined> = {
    me: USER,
    none: undefined,
  };
  return (
    (owner === undefined ||
      ownedBy === (owner in owners ? owners[owner] : owner)) &&
    (entity === undefined || workstation.entityRef === entity) &&
    (status?.length
      ? status.includes(workstation.status)
      : workstation.status !== 'terminated') &&
    (template === undefined || workstation.template.id === template) &&
    (q === undefined || `${id} ${name} ${ownedBy}`.includes(q))
  );
}
