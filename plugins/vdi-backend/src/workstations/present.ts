import type {
  Workstation,
  WorkstationAction,
  WorkstationEvent,
} from '@deskstage/backstage-plugin-vdi-common';
import type { WorkstationAccess } from '../permissions';
import type { Cost } from '../prices';
import { waitsForStart } from './intents';
import type { EventRecord, WorkstationRecord } from './WorkstationRecord';

function iso(date: Date | undefined): string | undefined {
  return date?.toISOString();
}

/** A workstation as the API shows it to one caller. */
export function presentWorkstation(
  workstation: WorkstationRecord,
  viewer: {
    access: WorkstationAccess;
    userRef?: string;
    typicalSeconds?: number;
    cost?: Cost;
  },
): Workstation {
  const { instanceId, reasonCode, reasonMessage } = workstation;
  return {
    id: workstation.id,
    name: workstation.name,
    status: workstation.status,
    intent: workstation.intent,
    statusSince: workstation.statusSince.toISOString(),
    reason:
      reasonCode && reasonMessage
        ? { code: reasonCode, message: reasonMessage }
        : undefined,
    template: {
      id: workstation.templateId,
      name: workstation.templateName,
      version: workstation.templateVersion,
    },
    platform: workstation.platform,
    identity: {
      mode: workstation.identityMode,
      userName: workstation.osUser,
    },
    owner: workstation.ownerRef,
    entityRef: workstation.entityRef,
    instance: instanceId
      ? {
          id: instanceId,
          type: workstation.instanceType,
          wantedType: workstation.wantedType,
          availabilityZone: workstation.availabilityZone,
        }
      : undefined,
    createdAt: workstation.createdAt.toISOString(),
    requestedAt: workstation.requestedAt.toISOString(),
    claimedAt: iso(workstation.claimedAt),
    readyAt: iso(workstation.readyAt),
    runningSince: iso(runsSince(workstation)),
    terminatedAt: iso(workstation.terminatedAt),
    cost: viewer.cost,
    hibernated: hibernates(workstation) || undefined,
    stopsAt: iso(workstation.stopAt),
    rebuildVersion: workstation.rebuildVersion,
    deadline: iso(workstation.deadlineAt),
    typicalSeconds: viewer.typicalSeconds,
    connections:
      workstation.connections !== undefined && workstation.connectionsAt
        ? {
            count: workstation.connections,
            since: iso(workstation.connectedSince),
            observedAt: workstation.connectionsAt.toISOString(),
          }
        : undefined,
    actions: actionsOf(workstation, viewer),
    revision: workstation.revision,
  };
}

/** Since when the machine runs for its owner: the time for which it was warm before is not theirs. */
export function runsSince({
  runningSince,
  claimedAt,
}: Pick<WorkstationRecord, 'runningSince' | 'claimedAt'>): Date | undefined {
  return runningSince && claimedAt && claimedAt > runningSince
    ? claimedAt
    : runningSince;
}

/** Whether it stops, or has stopped, with what is in memory kept. */
function hibernates({ status, stopMode }: WorkstationRecord): boolean {
  return (
    stopMode === 'hibernate' && (status === 'stopping' || status === 'stopped')
  );
}

/** What the viewer may do with the workstation in its present status. */
export function actionsOf(
  workstation: WorkstationRecord,
  viewer: { access: WorkstationAccess; userRef?: string },
): WorkstationAction[] {
  const { status, identityMode, ownerRef } = workstation;
  const { access, userRef } = viewer;
  const owns = userRef !== undefined && ownerRef === userRef;
  const actions: WorkstationAction[] = [];
  if (owns && status === 'ready' && access.may('connect', workstation)) {
    actions.push('connect');
    if (identityMode === 'personal') {
      actions.push('revealCredentials');
    }
  }
  if (access.may('update', workstation)) {
    actions.push(...changesOf(workstation));
  }
  if (
    status !== 'terminating' &&
    status !== 'terminated' &&
    access.may('delete', workstation)
  ) {
    actions.push('delete');
  }
  return actions;
}

/** The changes that the workstation's status allows to those who may change it. */
function changesOf(workstation: WorkstationRecord): WorkstationAction[] {
  const { status, intent, ownerRef, hibernation, stopAt, stopMode } =
    workstation;
  const rebuildable: WorkstationAction[] = ownerRef ? ['rebuild'] : [];
  switch (status) {
    case 'ready':
      return [
        'stop',
        ...(hibernation ? (['hibernate'] as const) : []),
        'reboot',
        ...(stopAt ? (['extend'] as const) : []),
        ...rebuildable,
        'rename',
      ];
    case 'stopped':
      return [
        'start',
        ...(stopMode === 'hibernate' ? [] : (['resize'] as const)),
        ...rebuildable,
        'rename',
      ];
    case 'starting':
      return waitsForStart(workstation)
        ? [
            'stop',
            ...(stopMode === 'hibernate' ? [] : (['resize'] as const)),
            'rename',
          ]
        : ['rename'];
    case 'failed':
      return ownerRef && intent !== 'terminate'
        ? ['retry', 'rebuild', 'rename']
        : [];
    case 'terminating':
    case 'terminated':
      return [];
    default:
      return ['rename'];
  }
}

/** A line of the history as the API shows it. */
export function presentEvent(event: EventRecord): WorkstationEvent {
  const { actor } = event;
  return {
    id: event.id,
    at: event.at.toISOString(),
    type: event.type,
    status: event.status,
    actor:
      actor.kind === 'system'
        ? { kind: actor.kind }
        : { kind: actor.kind, ref: actor.ref },
    message: event.message,
    details: event.details,
  };
}
