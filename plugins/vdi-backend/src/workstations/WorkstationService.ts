import { createHash } from 'node:crypto';
import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CreateWorkstation,
  Fleet,
  Workstation,
  WorkstationEventPage,
  WorkstationPage,
  WorkstationQuery,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Directory, Passwords } from '../aws';
import type { HealthMonitor } from '../health';
import type { History } from '../history';
import type { LifecyclePolicy } from '../lifecycle';
import type {
  Access,
  Caller,
  Rights,
  WorkstationAccess,
  WorkstationRight,
} from '../permissions';
import { costOf, type Prices } from '../prices';
import type { TemplateService } from '../templates';
import { forcedEnd, intentChange, type Wish } from './intents';
import { personalUserOf } from './personalUser';
import { presentEvent, presentWorkstation } from './present';
import type { WorkstationStore } from './store';
import type { WorkstationRecord } from './WorkstationRecord';

/** Rounds in which a change competes with the reconciler's before it gives up. */
const MAX_ROUNDS = 10;

/** A change that somebody asks for, as the API takes it. */
export interface ActionRequest {
  action: Wish['action'];
  /** For `resize` */
  instanceType?: string;
  /** For `extend` */
  hours?: number;
  /** For `rename` */
  name?: string;
}

/** What callers can ask of workstations; every method decides what this caller may do. */
export class WorkstationService {
  constructor(
    private readonly options: {
      store: WorkstationStore;
      history: History;
      access: Access;
      templates: TemplateService;
      prices: Prices;
      catalog: CatalogService;
      directory: Pick<Directory, 'closeRoute'>;
      passwords: Pick<Passwords, 'remove'>;
      health: HealthMonitor;
      policy: LifecyclePolicy;
      limitPerUser: number;
      /** Whether warm workstations may be given away: not before it is known which of them have been. */
      mayClaim: () => boolean;
      clock: () => Date;
      /** Called when a row is due. */
      onChange: () => void;
      /** Called when a pool has lost a member to a person. */
      onClaim: (templateId: string) => void;
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
      items: await this.present(caller, access, page.items),
      total: page.total,
      nextCursor: page.nextCursor,
    };
  }

  async get(caller: Caller, id: string): Promise<Workstation> {
    const { access, workstation } = await this.find(caller, id);
    return this.presentOne(caller, access, workstation);
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

  async create(
    caller: Caller,
    request: CreateWorkstation,
    idempotencyKey?: string,
  ): Promise<Workstation> {
    const { userRef } = caller;
    if (!userRef) {
      throw new NotAllowedError(
        "Workstations belong to people: ask for one with a person's token.",
      );
    }
    const rights = await this.options.access.rightsOf(caller);
    if (!rights.createWorkstations) {
      throw new NotAllowedError('You may not ask for workstations.');
    }
    const idempotency = idempotencyKey
      ? { key: idempotencyKey, requestHash: hashOf(request) }
      : undefined;
    // Before anything is checked that may have changed since: a repeated request gets the answer of the first.
    const workstation =
      (await this.options.store.findRequested({
        ownerRef: userRef,
        idempotency,
      })) ??
      (await this.enter({ caller, userRef, rights, request, idempotency }));
    const access = await this.options.access.workstationAccess(caller);
    return this.presentOne(caller, access, workstation);
  }

  private async enter(options: {
    caller: Caller;
    userRef: string;
    rights: Rights;
    request: CreateWorkstation;
    idempotency?: { key: string; requestHash: string };
  }): Promise<WorkstationRecord> {
    const { caller, userRef, rights, request, idempotency } = options;
    const entityRef =
      request.entityRef &&
      (await this.existingEntity(caller, request.entityRef));
    const template = await this.options.templates.choose(
      request.templateId,
      request.version,
      {
        ownershipRefs: caller.ownershipRefs,
        managesTemplates: rights.manageTemplates,
      },
    );
    const workstation = await this.options.store.request({
      template,
      ownerRef: userRef,
      personalUser: personalUserOf(userRef, template.platform),
      name: request.name?.trim(),
      entityRef,
      limit: this.options.limitPerUser,
      claims: this.options.mayClaim(),
      idempotency,
      actor: caller.actor,
      now: this.options.clock(),
    });
    this.options.onChange();
    if (workstation.claimedAt) {
      this.options.onClaim(workstation.templateId);
    }
    return workstation;
  }

  async act(
    caller: Caller,
    id: string,
    request: ActionRequest,
  ): Promise<Workstation> {
    const { action } = request;
    const right: WorkstationRight = action === 'delete' ? 'delete' : 'update';
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { access, workstation } = await this.find(caller, id);
      if (!access.may(right, workstation)) {
        throw new NotAllowedError(
          `You may see workstation '${id}' but not ${
            action === 'delete' ? 'delete' : action
          } it.`,
        );
      }
      const now = this.options.clock();
      const wish = await this.wishOf(caller, request, workstation);
      const change = intentChange(wish, {
        workstation,
        actor: caller.actor,
        now,
        policy: this.options.policy,
      });
      const updated = change
        ? await this.options.store.update(workstation, {
            patch: change.patch,
            events: change.events,
            limit: change.addsOne ? this.options.limitPerUser : undefined,
            now,
          })
        : workstation;
      if (updated) {
        await this.revoke(updated);
        this.options.onChange();
        return this.presentOne(caller, access, updated);
      }
    }
    throw new ConflictError(
      `Workstation '${id}' is changing too fast; try again in a few seconds.`,
    );
  }

  /**
   * Counts a workstation as deleted at once, even when AWS does not answer: nobody gets in any more, its owner has room
   * for another, and the sweep ends the machine as soon as it can.
   */
  async forceDelete(caller: Caller, id: string): Promise<Workstation> {
    const { access: permissions, store, clock } = this.options;
    const rights = await permissions.rightsOf(caller);
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      const { access, workstation } = await this.find(caller, id);
      if (!rights.readFleet || !access.mayAlways('delete')) {
        throw new NotAllowedError(
          `You may not force the end of workstation '${id}'; delete it without force, or ask an administrator.`,
        );
      }
      const now = clock();
      const change = forcedEnd({ workstation, actor: caller.actor, now });
      if (!change) {
        return this.presentOne(caller, access, workstation);
      }
      const routeClosed = await this.close(id, change.patch.epoch);
      const updated = await store.update(workstation, {
        patch: { ...change.patch, routeClosed },
        events: change.events,
        now,
      });
      if (updated) {
        await this.forgetPassword(updated);
        this.options.onChange();
        return this.presentOne(caller, access, updated);
      }
    }
    throw new ConflictError(
      `Workstation '${id}' is changing too fast; try again in a few seconds.`,
    );
  }

  /** What fails here the sweep does, with the machine. */
  private async forgetPassword(workstation: WorkstationRecord): Promise<void> {
    const { passwords, health } = this.options;
    if (workstation.identityMode !== 'personal') {
      return;
    }
    try {
      await passwords.remove(workstation.id);
      health.succeeded('secrets');
    } catch (error) {
      health.failed('secrets', error);
    }
  }

  /** The wish, once what it names is known to be allowed. */
  private async wishOf(
    caller: Caller,
    { action, instanceType, hours, name }: ActionRequest,
    workstation: WorkstationRecord,
  ): Promise<Wish> {
    const { templates, access } = this.options;
    switch (action) {
      case 'rebuild': {
        const rights = await access.rightsOf(caller);
        const { templateVersion } = await templates.choose(
          workstation.templateId,
          undefined,
          {
            ownershipRefs: caller.ownershipRefs,
            managesTemplates: rights.manageTemplates,
          },
        );
        return { action, version: templateVersion };
      }
      case 'resize': {
        const allowed = await templates.instanceTypes(workstation.templateId);
        if (!instanceType || !allowed.includes(instanceType)) {
          throw new InputError(
            `'instanceType' must be one that the template allows: ${allowed.join(
              ', ',
            )}.`,
          );
        }
        return { action, instanceType };
      }
      case 'extend':
        return { action, hours: hours ?? 1 };
      case 'rename':
        return { action, name: (name ?? workstation.name).trim() };
      default:
        return { action };
    }
  }

  /**
   * Lets nobody into a workstation that is on its way out, before the request is answered: the reconciler may be busy
   * or dead. What fails here it does later.
   */
  private async revoke(workstation: WorkstationRecord): Promise<void> {
    const { id, status, epoch, routeClosed } = workstation;
    const leaves =
      status === 'stopping' ||
      status === 'rebooting' ||
      status === 'terminating';
    if (leaves && !routeClosed) {
      await this.close(id, epoch);
    }
  }

  private async close(id: string, epoch: number): Promise<boolean> {
    const { directory, health } = this.options;
    try {
      await directory.closeRoute(id, epoch);
      health.succeeded('directory');
      return true;
    } catch (error) {
      health.failed('directory', error);
      return false;
    }
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

  async present(
    caller: Caller,
    access: WorkstationAccess,
    workstations: WorkstationRecord[],
  ): Promise<Workstation[]> {
    const { templates, prices, clock } = this.options;
    const [typical, hourly, diskMonthly] = await Promise.all([
      templates.typicalSeconds(workstations.map(each => each.templateId)),
      prices.hourly(workstations.flatMap(each => each.instanceType ?? [])),
      prices.diskMonthly(),
    ]);
    return workstations.map(each =>
      presentWorkstation(each, {
        access,
        userRef: caller.userRef,
        typicalSeconds: typical.get(each.templateId),
        cost: costOf(each, { hourly, diskMonthly }, clock()),
      }),
    );
  }

  private async presentOne(
    caller: Caller,
    access: WorkstationAccess,
    workstation: WorkstationRecord,
  ): Promise<Workstation> {
    const [presented] = await this.present(caller, access, [workstation]);
    return presented;
  }

  private async existingEntity(caller: Caller, ref: string): Promise<string> {
    const entityRef = normalizeRef(ref, 'entityRef');
    const entity = await this.options.catalog.getEntityByRef(entityRef, {
      credentials: caller.credentials,
    });
    if (!entity) {
      throw new InputError(
        `'entityRef' names '${ref}', which is not in the catalog or not visible to you.`,
      );
    }
    return entityRef;
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

function normalizeRef(
  ref: string,
  field: string,
  defaultKind?: string,
): string {
  try {
    return stringifyEntityRef(parseEntityRef(ref, { defaultKind }));
  } catch {
    throw new InputError(
      `'${field}' must be an entity ref such as 'component:default/payments'; it is '${ref}'.`,
    );
  }
}

function hashOf(request: CreateWorkstation): string {
  const { templateId, version, name, entityRef } = request;
  return createHash('sha256')
    .update(JSON.stringify([templateId, version, name, entityRef]))
    .digest('hex');
}
