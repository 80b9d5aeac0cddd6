import type { Knex } from 'knex';
import { toDate, type Row } from '../../database';
import type { Actor } from '../../workstations';
import { insertTemplateChange, toActor } from './changes';

/** What is set in the portal about a template, and by whom. */
export interface StoredSettings<T> {
  settings: T;
  updatedAt: Date;
  updatedBy: Actor;
}

/** Settings from their row. */
export function toStoredSettings<T>(row: Row): StoredSettings<T> {
  return {
    settings: JSON.parse(String(row.settings)),
    updatedAt: toDate(row.updated_at),
    updatedBy: toActor(row.updated_by_kind, row.updated_by_ref),
  };
}

/**
 * Replaces what a table has set of a template, or ends it without settings, with a line in the template's history.
 *
 * @returns whether there was anything to write
 */
export async function replaceSettings(
  trx: Knex.Transaction,
  change: {
    table: 'template_settings' | 'pools';
    templateId: string;
    settings: object | undefined;
    actor: Actor;
    now: Date;
  },
): Promise<boolean> {
  const { table, templateId, settings, actor, now } = change;
  const own = () => trx(table).where('template_id', templateId);
  const before: Row | undefined = await own().first();
  if (!before && !settings) {
    return false;
  }
  if (settings) {
    await trx(table)
      .insert({
        template_id: templateId,
        settings: JSON.stringify(settings),
        updated_at: now,
        updated_by_kind: actor.kind,
        updated_by_ref: actor.kind === 'system' ? null : actor.ref,
      })
      .onConflict('template_id')
      .merge();
  } else {
    await own().delete();
  }
  await insertTemplateChange(trx, {
    templateId,
    kind: table === 'pools' ? 'pool' : 'settings',
    actor,
    at: now,
    details: {
      from: before ? JSON.parse(String(before.settings)) : null,
      to: settings ? { ...settings } : null,
    },
  });
  return true;
}
