import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { ulid } from 'ulid';
import { nextEpoch, type LifecyclePolicy } from '../../lifecycle';
import { insertEvents } from '../../history';
import type { WorkstationRecord } from '../WorkstationRecord';
import { toColumns, toWorkstation } from '../../database';
import { claim } from './claim';
import type {
  RequestWorkstationOptions,
  TemplateChoice,
} from './WorkstationStore';

/** A new row in status `requested`. */
export function newWorkstation(options: {
  template: TemplateChoice;
  now: Date;
  policy: LifecyclePolicy;
  name?: string;
  ownerRef?: string;
  osUser?: string;
  entityRef?: string;
  startedByHand?: boolean;
}): WorkstationRecord {
  const { template, now, policy } = options;
  const id = `ws-${ulid(now.getTime()).toLowerCase()}`;
  return {
    id,
    revision: 1,
    epoch: nextEpoch(0, now),
    status: 'requested',
    statusSince: now,
    intent: 'run',
    name: options.name ?? `${template.templateId}-${id.slice(-4)}`.slice(-63),
    templateId: template.templateId,
    templateName: template.templateName,
    launchTemplateId: template.launchTemplateId,
    templateVersion: template.templateVersion,
    platform: template.platform,
    identityMode: template.identityMode,
    osUser: options.osUser,
    ownerRef: options.ownerRef,
    entityRef: options.entityRef,
    routeClosed: true,
    tagsPending: true,
    attempts: 0,
    placement: 0,
    diskGib: template.diskGib,
    hibernation: template.hibernation,
    startedByHand: options.startedByHand ?? false,
    stopAfter: template.stopAfter,
    createdAt: now,
    requestedAt: now,
    deadlineAt: new Date(now.getTime() + policy.deadlines.requested),
    nextCheckAt: now,
  };
}

/** Statuses of workstations that count towards a person's limit, as SQL. */
const COUNTED = `(status not in ('terminating', 'terminated', 'failed') or (status = 'failed' and ready_at is not null) or rebuild_version is not null)`;

/** How many workstations count towards the person's limit. */
export async function countOwned(
  knex: Knex,
  ownerRef: string,
): Promise<number> {
  const [row] = await knex('workstations')
    .where('owner_ref', ownerRef)
    .whereRaw(COUNTED)
    .count({ count: '*' });
  return Number(row.count);
}

/**
 * Makes requests of one person wait for each other until the transaction ends, so that none passes the limit or a used
 * key.
 */
export async function lockOwner(
  trx: Knex.Transaction,
  { ownerRef, now }: { ownerRef: string; now: Date },
): Promise<void> {
  await trx('owners')
    .insert({ owner_ref: ownerRef, requested_at: now })
    .onConflict('owner_ref')
    .merge();
}

/** @throws ConflictError when the person has as many workstations as the limit; sure only after {@link lockOwner} */
export async function assertWithinLimit(
  trx: Knex.Transaction,
  { ownerRef, limit }: { ownerRef: string; limit: number },
): Promise<void> {
  const used = await countOwned(trx, ownerRef);
  if (used >= limit) {
    throw new ConflictError(
      `You have ${used} of ${limit} workstations. Delete one that you no longer need, or ask your administrators for a higher limit.`,
    );
  }
}

/** See {@link WorkstationStore.request}; runs inside a transaction. */
export async function requestWorkstation(
  trx: Knex.Transaction,
  options: RequestWorkstationOptions,
  policy: LifecyclePolicy,
): Promise<WorkstationRecord> {
  await lockOwner(trx, options);
  const earlier = await findRequested(trx, options);
  if (earlier) {
    return earlier;
  }
  await assertWithinLimit(trx, options);
  const workstation =
    (options.claims === false
      ? undefined
      : await claim(trx, options, policy)) ??
    (await insertRequested(trx, options, policy));
  if (options.idempotency) {
    await trx('idempotency_keys').insert({
      owner_ref: options.ownerRef,
      key: options.idempotency.key,
      request_hash: options.idempotency.requestHash,
      workstation_id: workstation.id,
      created_at: options.now,
    });
  }
  return workstation;
}

/** See {@link WorkstationStore.findRequested}. */
export async function findRequested(
  trx: Knex,
  options: Pick<RequestWorkstationOptions, 'ownerRef' | 'idempotency'>,
): Promise<WorkstationRecord | undefined> {
  if (!options.idempotency) {
    return undefined;
  }
  const { key, requestHash } = options.idempotency;
  const used = await trx('idempotency_keys')
    .where({ owner_ref: options.ownerRef, key })
    .first();
  if (!used) {
    return undefined;
  }
  if (used.request_hash !== requestHash) {
    throw new ConflictError(
      'This Idempotency-Key was used for another request; use a new one.',
    );
  }
  const row = await trx('workstations')
    .where('id', used.workstation_id)
    .first();
  return row && toWorkstation(row);
}

async function insertRequested(
  trx: Knex.Transaction,
  options: RequestWorkstationOptions,
  policy: LifecyclePolicy,
): Promise<WorkstationRecord> {
  const { template, personalUser, actor, now } = options;
  const workstation = newWorkstation({
    ...options,
    policy,
    osUser:
      template.identityMode === 'shared' ? template.sharedUser : personalUser,
  });
  await trx('workstations').insert(toColumns(workstation));
  await insertEvents(trx, workstation, [{ type: 'requested', actor }], now);
  return workstation;
}
