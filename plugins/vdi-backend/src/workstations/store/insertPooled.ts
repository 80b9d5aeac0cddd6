import type { Knex } from 'knex';
import { toColumns } from '../../database';
import { insertEvents } from '../../history';
import type { LifecyclePolicy } from '../../lifecycle';
import type { Actor, WorkstationRecord } from '../WorkstationRecord';
import { newWorkstation } from './requestWorkstation';
import type { TemplateChoice } from './WorkstationStore';

/** Enters requests for workstations without an owner; runs inside a transaction. */
export async function insertPooled(
  trx: Knex,
  options: {
    template: TemplateChoice;
    count: number;
    startedByHand: boolean;
    actor: Actor;
    now: Date;
    policy: LifecyclePolicy;
  },
): Promise<WorkstationRecord[]> {
  const { template, count, startedByHand, actor, now, policy } = options;
  const workstations = Array.from({ length: count }, () =>
    newWorkstation({
      template,
      now,
      policy,
      startedByHand,
      osUser:
        template.identityMode === 'shared' ? template.sharedUser : undefined,
    }),
  );
  for (const workstation of workstations) {
    await trx('workstations').insert(toColumns(workstation));
    await insertEvents(trx, workstation, [{ type: 'requested', actor }], now);
  }
  return workstations;
}
