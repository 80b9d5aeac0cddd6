import type {
  VdiApi,
  Workstation,
  WorkstationAction,
} from '@deskstage/backstage-plugin-vdi-common';

/** What somebody wants to be done with a workstation, with what that needs to know. */
export type WorkstationChange =
  | {
      action: 'start' | 'stop' | 'hibernate' | 'reboot' | 'retry' | 'rebuild';
    }
  | {
      action: 'delete';
      /** Whether it counts as deleted even when AWS does not answer */
      force?: boolean;
    }
  | { action: 'resize'; instanceType: string }
  | { action: 'extend'; hours: number }
  | { action: 'rename'; name: string };

/** Kinds of {@link WorkstationChange}. */
export type ChangeAction = WorkstationChange['action'] & WorkstationAction;

/** Asks the backend for a change; throws what it refuses with. */
export async function applyChange(
  api: VdiApi,
  workstationId: string,
  change: WorkstationChange,
): Promise<Workstation> {
  switch (change.action) {
    case 'delete':
      return api.deleteWorkstation(
        workstationId,
        change.force ? { force: true } : undefined,
      );
    case 'rename':
      return api.renameWorkstation(workstationId, change.name);
    case 'resize':
      return api.actOnWorkstation(workstationId, change.action, {
        instanceType: change.instanceType,
      });
    case 'extend':
      return api.actOnWorkstation(workstationId, change.action, {
        hours: change.hours,
      });
    default:
      return api.actOnWorkstation(workstationId, change.action);
  }
}
