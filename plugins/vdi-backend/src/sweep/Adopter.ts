import type { LoggerService } from '@backstage/backend-plugin-api';
import { TAG, type Instance, type LaunchTemplate } from '../aws';
import type { LifecyclePolicy } from '../lifecycle';
import {
  SYSTEM,
  type WorkstationRecord,
  type WorkstationStore,
} from '../workstations';
import { adoptedWorkstation, restoredPatch } from './adoption';
import type { FleetComparison } from './compareFleet';

/** Gives people's machines that the database does not know, or has lost, their rows back. */
export class Adopter {
  constructor(
    private readonly options: {
      store: Pick<WorkstationStore, 'adopt' | 'get' | 'update'>;
      templates: () => Promise<LaunchTemplate[]>;
      lifecycle: LifecyclePolicy;
      logger: LoggerService;
      clock: () => Date;
    },
  ) {}

  async adopt({
    adopt,
    restore,
  }: Pick<FleetComparison, 'adopt' | 'restore'>): Promise<{
    adopted: number;
    unadoptable: number;
  }> {
    let adopted = 0;
    let unadoptable = 0;
    if (adopt.length + restore.length === 0) {
      return { adopted, unadoptable };
    }
    const templates = await this.options.templates();
    for (const instance of adopt) {
      const workstation = this.rebuild(instance, templates);
      if (!workstation) {
        unadoptable += 1;
      } else if (await this.enter(workstation, instance)) {
        adopted += 1;
      }
    }
    for (const { id, instance } of restore) {
      const workstation = this.rebuild(instance, templates);
      if (workstation && (await this.restore(id, workstation))) {
        adopted += 1;
      }
    }
    return { adopted, unadoptable };
  }

  private rebuild(
    instance: Instance,
    templates: LaunchTemplate[],
  ): WorkstationRecord | undefined {
    const { lifecycle, logger, clock } = this.options;
    const workstation = adoptedWorkstation({
      instance,
      templates,
      now: clock(),
      policy: lifecycle,
    });
    if (!workstation) {
      logger.error(
        `VDI: instance '${instance.instanceId}' belongs to '${
          instance.tags[TAG.owner]
        }' but its tags do not suffice to adopt it; its template may be gone.`,
      );
    }
    return workstation;
  }

  private async enter(
    workstation: WorkstationRecord,
    instance: Instance,
  ): Promise<boolean> {
    const { store, logger } = this.options;
    const entered = await store.adopt(workstation, {
      type: 'adopted',
      actor: SYSTEM,
      details: { instanceId: instance.instanceId },
    });
    if (entered) {
      logger.warn(
        `VDI: adopted workstation '${workstation.id}' of '${workstation.ownerRef}', which the database did not know`,
      );
    }
    return entered;
  }

  private async restore(
    id: string,
    rebuilt: WorkstationRecord,
  ): Promise<boolean> {
    const { store, logger, clock } = this.options;
    const present = await store.get(id);
    const patch = present && restoredPatch(present, rebuilt, clock());
    if (!patch) {
      return false;
    }
    logger.warn(
      `VDI: workstation '${id}' of '${rebuilt.ownerRef}' has its machine '${rebuilt.instanceId}' back`,
    );
    const updated = await store.update(present, {
      patch,
      events: [
        {
          type: 'adopted',
          actor: SYSTEM,
          details: { instanceId: rebuilt.instanceId as string },
        },
      ],
      now: clock(),
    });
    return updated !== undefined;
  }
}
