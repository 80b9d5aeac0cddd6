import { createHash } from 'node:crypto';
import { InputError, NotAllowedError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  CreateWorkstation,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Access, Caller, Rights } from '../permissions';
import type { TemplateService } from '../templates';
import { normalizeRef } from './entityRefs';
import { personalUserOf } from './personalUser';
import type { WorkstationStore } from './store';
import type { WorkstationPresenter } from './WorkstationPresenter';
import type { WorkstationRecord } from './WorkstationRecord';

/** Takes people's requests for workstations. */
export class WorkstationRequests {
  constructor(
    private readonly options: {
      store: WorkstationStore;
      access: Access;
      presenter: WorkstationPresenter;
      templates: TemplateService;
      catalog: CatalogService;
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
    return this.options.presenter.one(caller, access, workstation);
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

function hashOf(request: CreateWorkstation): string {
  const { templateId, version, name, entityRef } = request;
  return createHash('sha256')
    .update(JSON.stringify([templateId, version, name, entityRef]))
    .digest('hex');
}
