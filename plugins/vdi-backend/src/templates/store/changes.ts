import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { ulid } from 'ulid';
import { toDate, type Row } from '../../database';
import type { Actor } from '../../workstations';

/** What a change of a template concerns. */
export type TemplateChangeKind = 'default-version' | 'settings' | 'pool';

/** A line of a template's history. */
export interface TemplateChangeRecord {
  id: string;
  templateId: string;
  at: Date;
  kind: TemplateChangeKind;
  actor: Actor;
  /** `from` and `to` */
  details: JsonObject;
}

/** Enters a line, in the transaction of the change that it tells of. */
export async function insertTemplateChange(
  trx: Knex,
  change: Omit<TemplateChangeRecord, 'id'>,
): Promise<void> {
  const { templateId, at, kind, actor, details } = change;
  await trx('template_changes').insert({
    id: ulid(at.getTime()),
    template_id: templateId,
    at,
    kind,
    actor_kind: actor.kind,
    actor_ref: actor.kind === 'system' ? null : actor.ref,
    details: JSON.stringify(details),
  });
}

/** Who did something, from two columns. */
export function toActor(kind: unknown, ref: unknown): Actor {
  return kind === 'system'
    ? { kind: 'system' }
    : { kind: kind as 'user' | 'service', ref: String(ref) };
}

/** A line from its row. */
export function toTemplateChange(row: Row): TemplateChangeRecord {
  return {
    id: String(row.id),
    templateId: String(row.template_id),
    at: toDate(row.at),
    kind: row.kind as TemplateChangeKind,
    actor: toActor(row.actor_kind, row.actor_ref),
    details: JSON.parse(String(row.details)),
  };
}
