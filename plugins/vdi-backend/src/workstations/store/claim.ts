import type { WorkstationStatus } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import { lockFreeRows, toWorkstation, type Row } from '../../database';
import { insertEvents } from '../../history';
import {
  deadlineOf,
  nextEpoch,
  stopAtOf,
  type LifecyclePolicy,
} from '../../lifecycle';
import type { WorkstationRecord } from '../WorkstationRecord';
import type { RequestWorkstationOptions } from './WorkstationStore';

/**
 * Gives one workstation of the pool to the person in a single statement: a warm one, or else a stopped one, which is
 * started. A warm one with a shared account is ready at once; for a personal one its host must first be told whose it
 * is.
 */
export async function claim(
  trx: Knex.Transaction,
  options: RequestWorkstationOptions,
  policy: LifecyclePolicy,
): Promise<WorkstationRecord | undefined> {
  const { identityMode } = options.template;
  return (
    (await take(trx, options, policy, {
      from: 'pooled',
      to: identityMode === 'personal' ? 'assigning' : 'ready',
    })) ?? take(trx, options, policy, { from: 'stopped', to: 'starting' })
  );
}

async function take(
  trx: Knex.Transaction,
  options: RequestWorkstationOptions,
  policy: LifecyclePolicy,
  status: { from: WorkstationStatus; to: WorkstationStatus },
): Promise<WorkstationRecord | undefined> {
  const { template, actor, now } = options;
  const candidate = trx('workstations')
    .select('id')
    .where({
      template_id: template.templateId,
      template_version: template.templateVersion,
      status: status.from,
      intent: status.from === 'stopped' ? 'stop' : 'run',
    })
    .whereNull('owner_ref')
    .orderBy('created_at')
    .limit(1);
  lockFreeRows(trx, candidate);
  const [row] = await trx('workstations')
    .where('id', '=', candidate)
    .where('status', status.from)
    .whereNull('owner_ref')
    .update(changesOf(trx, options, policy, status.to))
    .returning('*');
  if (!row) {
    return undefined;
  }
  const workstation = toWorkstation(row);
  const { instanceId } = workstation;
  await insertEvents(
    trx,
    workstation,
    [
      {
        type: 'claimed',
        actor,
        details: instanceId ? { instanceId } : undefined,
      },
      { type: status.to, actor: { kind: 'system' } },
    ],
    now,
  );
  return workstation;
}

function changesOf(
  trx: Knex.Transaction,
  options: RequestWorkstationOptions,
  policy: LifecyclePolicy,
  status: WorkstationStatus,
): Row {
  const { template, ownerRef, personalUser, name, entityRef, now } = options;
  const ready = status === 'ready';
  return {
    revision: trx.raw('revision + 1'),
    // Never below the clock, as in nextEpoch.
    epoch: trx.raw('case when epoch >= ? then epoch + 1 else ? end', [
      nextEpoch(0, now),
      nextEpoch(0, now),
    ]),
    status,
    status_since: now,
    intent: 'run',
    owner_ref: ownerRef,
    entity_ref: entityRef ?? null,
    os_user:
      template.identityMode === 'personal' ? personalUser : template.sharedUser,
    started_by_hand: false,
    route_closed: false,
    tags_pending: true,
    attempts: 0,
    reason_code: null,
    reason_message: null,
    command_id: null,
    requested_at: now,
    claimed_at: now,
    ready_at: ready ? now : null,
    seconds_to_connectable: ready ? 0 : null,
    stop_after: template.stopAfter ?? null,
    stop_at: ready ? stopAtOf(template, now) ?? null : null,
    deadline_at: deadlineOf(status, now, policy) ?? null,
    next_check_at: now,
    ...(name ? { name } : {}),
  };
}
