import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type {
  Fleet,
  Workstation,
  WorkstationEventPage,
  WorkstationPage,
  WorkstationQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import type { History } from '../history';
import type { Access, Caller, WorkstationAccess } from '../permissions';
import { normalizeRef } from './entityRefs';
import { presentEvent } from './present';
import type { WorkstationStore } from './store';
import type { WorkstationPresenter } from './WorkstationPresenter';
import type { WorkstationRecord } from './WorkstationRecord';

/** Shows callers the workstations that they may see, and no others. */
export class WorkstationReader {
  constructor(
    private readonly options: {
      store: WorkstationStore;
      history: History;
      access: Access;
      presenter: WorkstationPresenter;
    },
  ) {}

  async list(
    caller: Caller,
    query: WorkstationQuery,
  ): Promise<WorkstationPage> {
    const access = await this.options.access.workstationAccess(caller);
    if (access.readable === 'none') {
      return { items: [], total: 0 };
    }
    const page = await this.options.store.list({
      owner: ownerFilter(caller, query.owner),
      entity: query.entity && normalizeRef(query.entity, 'entity'),
      statuses: query.status,
      template: query.template,
      text: query.q,
      visible: access.readable,
      sort: query.sort ?? '-createdAt',
      limit: query.limit ?? 25,
      cursor: query.cursor,
    });
    return {
      items: await this.options.presenter.all(caller, access, page.items),
      total: page.total,
      nextCursor: page.nextCursor,
    };
  }

  async get(caller: Caller, id: string): Promise<Workstation> {
    const { access, workstation } = await this.find(caller, id);
    return this.options.presenter.one(caller, access, workstation);
  }

  async events(
    caller: Caller,
    id: string,
    page: { limit: number; cursor?: string },
  ): Promise<WorkstationEventPage> {
    await this.find(caller, id);
    const { items, nextCursor } = await this.options.history.list(id, page);
    return { items: items.map(presentEvent), nextCursor };
  }

  async fleet(caller: Caller): Promise<Fleet> {
    const rights = await this.options.access.rightsOf(caller);
    if (!rights.readFleet) {
      throw new NotAllowedError('You may not see the fleet.');
    }
    const [counts, connected] = await Promise.all([
      this.options.store.countByStatus(),
      this.options.store.countConnected(),
    ]);
    return { counts, connected };
  }

  /** The workstation, if the caller may see it. One that they may not see does not exist for them. */
  async find(
    caller: Caller,
    id: string,
  ): Promise<{ access: WorkstationAccess; workstation: WorkstationRecord }> {
    const [access, workstation] = await Promise.all([
      this.options.access.workstationAccess(caller),
      this.options.store.get(id),
    ]);
    if (!workstation || !access.may('read', workstation)) {
      throw new NotFoundError(`There is no workstation '${id}'.`);
    }
    return { access, workstation };
  }
}

function ownerFilter(
  caller: Caller,
  owner: string | undefined,
): string | null | undefined {
  switch (owner) {
    case undefined:
      return undefined;
    case 'none':
      return null;
    case 'me':
      if (!caller.userRef) {
        throw new InputError("'owner' can be 'me' only for people.");
      }
      return caller.userRef;
    default:
      return normalizeRef(owner, 'owner', 'user');
  }
}
