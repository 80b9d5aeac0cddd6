import { isWorkstationId } from '@deskstage/backstage-plugin-vdi-common/directory';
import { TAG, type Instance, type LaunchTemplate } from '../aws';
import { nextEpoch } from '../lifecycle';
import { enter } from '../reconciler';
import {
  personalUserOf,
  type WorkstationPatch,
  type WorkstationRecord,
} from '../workstations';
import type { LifecyclePolicy } from '../lifecycle';

/**
 * The row of a workstation that only its machine remembers, or `undefined` when the tags do not suffice. It counts as
 * one that has been ready, because it may hold somebody's work.
 */
export function adoptedWorkstation(options: {
  instance: Instance;
  templates: LaunchTemplate[];
  now: Date;
  policy: LifecyclePolicy;
}): WorkstationRecord | undefined {
  const { instance, templates, now, policy } = options;
  const { tags } = instance;
  const id = tags[TAG.workstation];
  const ownerRef = tags[TAG.owner];
  const version = Number(tags[TAG.templateVersion]);
  const template = templates.find(each => each.id === tags[TAG.template]);
  if (!isWorkstationId(id) || !ownerRef || !template || !version) {
    return undefined;
  }
  const runs = instance.state === 'running' || instance.state === 'pending';
  return {
    id,
    revision: 1,
    epoch: nextEpoch(0, now),
    intent: runs ? 'run' : 'stop',
    name: nameOf(instance, id),
    templateId: template.id,
    templateName: template.name,
    launchTemplateId: template.launchTemplateId,
    templateVersion: version,
    platform: template.platform,
    identityMode: template.identityMode,
    osUser:
      template.identityMode === 'shared'
        ? template.sharedUser
        : personalUserOf(ownerRef, template.platform),
    ownerRef,
    launchId: tags[TAG.launch],
    instanceId: instance.instanceId,
    instanceType: instance.instanceType,
    availabilityZone: instance.availabilityZone,
    privateDnsName: instance.privateDnsName,
    hibernation: instance.hibernation ?? false,
    startedByHand: false,
    routeClosed: false,
    tagsPending: false,
    placement: 0,
    createdAt: instance.launchedAt,
    requestedAt: now,
    launchedAt: instance.launchedAt,
    readyAt: instance.launchedAt,
    ...enter(runs ? 'starting' : 'stopped', now, policy),
  } as WorkstationRecord;
}

/**
 * The change that gives a row its machine and owner back, from the row rebuilt from the machine's tags; `undefined`
 * when the row has moved on since it was found to lack them.
 */
export function restoredPatch(
  present: WorkstationRecord,
  rebuilt: WorkstationRecord,
  now: Date,
): WorkstationPatch | undefined {
  const lacksOwner = present.status === 'pooled';
  const lacksMachine =
    !present.instanceId &&
    (present.status === 'failed'
      ? !present.launchId
      : present.status === 'requested' || present.status === 'launching');
  if (!lacksOwner && !lacksMachine) {
    return undefined;
  }
  const { id, revision, createdAt, name, ...rest } = rebuilt;
  return {
    ...rest,
    name: lacksOwner ? name : present.name,
    epoch: nextEpoch(present.epoch, now),
    placement: present.placement,
  };
}

/** The tag says `<name> (<owner>)`. */
function nameOf(instance: Instance, id: string): string {
  const name = (instance.tags[TAG.name] ?? '').replace(/ \([^()]*\)$/, '');
  return (name || id).slice(0, 63);
}
