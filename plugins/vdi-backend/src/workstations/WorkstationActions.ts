import { InputError, NotAllowedError } from '@backstage/errors';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { LifecyclePolicy } from '../lifecycle';
import type { Access, Caller, WorkstationAccess } from '../permissions';
import type { TemplateService } from '../templates';
import { inRounds } from './inRounds';
import { intentChange, type Wish } from './intents';
import type { RouteCloser } from './RouteCloser';
import type { WorkstationStore } from './store';
import type { WorkstationPresenter } from './WorkstationPresenter';
import type { WorkstationReader } from './WorkstationReader';
import type { WorkstationRecord } from './WorkstationRecord';

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

/** Carries out what callers want of a workstation that exists. */
export class WorkstationActions {
  constructor(
    private readonly options: {
      store: WorkstationStore;
      reader: WorkstationReader;
      presenter: WorkstationPresenter;
      access: Access;
      templates: TemplateService;
      routes: RouteCloser;
      policy: LifecyclePolicy;
      limitPerUser: number;
      clock: () => Date;
      /** Called when a row is due. */
      onChange: () => void;
    },
  ) {}

  /** @throws ConflictError when the wish does not fit the present status */
  async act(
    caller: Caller,
    id: string,
    request: ActionRequest,
  ): Promise<Workstation> {
    const { reader, presenter, onChange } = this.options;
    return inRounds(id, async () => {
      const { access, workstation } = await reader.find(caller, id);
      assertMay(access, request.action, workstation);
      const wish = await this.wishOf(caller, request, workstation);
      const updated = await this.bringAbout(wish, caller, workstation);
      if (!updated) {
        return undefined;
      }
      await this.revoke(updated);
      onChange();
      return presenter.one(caller, access, updated);
    });
  }

  /** The workstation afterwards; `undefined` when it has changed in between. */
  private async bringAbout(
    wish: Wish,
    { actor }: Caller,
    workstation: WorkstationRecord,
  ): Promise<WorkstationRecord | undefined> {
    const { store, policy, limitPerUser, clock } = this.options;
    const now = clock();
    const change = intentChange(wish, { workstation, actor, now, policy });
    return change
      ? store.update(workstation, {
          patch: change.patch,
          events: change.events,
          limit: change.addsOne ? limitPerUser : undefined,
          now,
        })
      : workstation;
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
      await this.options.routes.close(id, epoch);
    }
  }
}

function assertMay(
  access: WorkstationAccess,
  action: Wish['action'],
  workstation: WorkstationRecord,
): void {
  if (!access.may(action === 'delete' ? 'delete' : 'update', workstation)) {
    throw new NotAllowedError(
      `You may see workstation '${workstation.id}' but not ${action} it.`,
    );
  }
}
