import { NotAllowedError } from '@backstage/errors';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { Passwords } from '../aws';
import type { HealthMonitor } from '../health';
import type { Access, Caller } from '../permissions';
import { inRounds } from './inRounds';
import { forcedEnd } from './intents';
import type { RouteCloser } from './RouteCloser';
import type { WorkstationStore } from './store';
import type { WorkstationPresenter } from './WorkstationPresenter';
import type { WorkstationReader } from './WorkstationReader';
import type { WorkstationRecord } from './WorkstationRecord';

/** Lets administrators delete workstations that AWS does not let go. */
export class ForcedDeletion {
  constructor(
    private readonly options: {
      store: WorkstationStore;
      reader: WorkstationReader;
      presenter: WorkstationPresenter;
      access: Access;
      routes: RouteCloser;
      passwords: Pick<Passwords, 'remove'>;
      health: HealthMonitor;
      clock: () => Date;
      /** Called when a row has changed. */
      onChange: () => void;
    },
  ) {}

  /**
   * Counts a workstation as deleted at once, even when AWS does not answer: nobody gets in any more, its owner has room
   * for another, and the sweep ends the machine as soon as it can.
   */
  async forceDelete(caller: Caller, id: string): Promise<Workstation> {
    const { reader, presenter, routes, store, clock, onChange } = this.options;
    const rights = await this.options.access.rightsOf(caller);
    return inRounds(id, async () => {
      const { access, workstation } = await reader.find(caller, id);
      if (!rights.readFleet || !access.mayAlways('delete')) {
        throw new NotAllowedError(
          `You may not force the end of workstation '${id}'; delete it without force, or ask an administrator.`,
        );
      }
      const now = clock();
      const change = forcedEnd({ workstation, actor: caller.actor, now });
      if (!change) {
        return presenter.one(caller, access, workstation);
      }
      const routeClosed = await routes.close(id, change.patch.epoch);
      const updated = await store.update(workstation, {
        patch: { ...change.patch, routeClosed },
        events: change.events,
        now,
      });
      if (!updated) {
        return undefined;
      }
      await this.forgetPassword(updated);
      onChange();
      return presenter.one(caller, access, updated);
    });
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
}
