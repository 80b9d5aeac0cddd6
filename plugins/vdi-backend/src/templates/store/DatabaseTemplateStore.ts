import { InputError } from '@backstage/errors';
import type { TemplateSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Row } from '../../database';
import type { Actor } from '../../workstations';
import {
  insertTemplateChange,
  toTemplateChange,
  type TemplateChangeRecord,
} from './changes';
import {
  replaceSettings,
  toStoredSettings,
  type StoredSettings,
} from './storedSettings';
import type { TemplateChangeRecordPage, TemplateStore } from './TemplateStore';

const ULID = /^[0-9A-HJKMNP-TV-Z]{26}$/;
/** Default versions that are remembered; a template has no more than EC2 keeps versions. */
const MOST_DEFAULTS = 500;

/** {@link TemplateStore} over Knex. */
export class DatabaseTemplateStore implements TemplateStore {
  private constructor(private readonly knex: Knex) {}

  static create(options: { knex: Knex }): DatabaseTemplateStore {
    return new DatabaseTemplateStore(options.knex);
  }

  async settings(): Promise<Map<string, StoredSettings<TemplateSettings>>> {
    const rows: Row[] = await this.knex('template_settings');
    return new Map(
      rows.map(row => [
        String(row.template_id),
        toStoredSettings<TemplateSettings>(row),
      ]),
    );
  }

  async putSettings(options: {
    templateId: string;
    settings: TemplateSettings;
    actor: Actor;
    now: Date;
  }): Promise<void> {
    await this.knex.transaction(trx =>
      replaceSettings(trx, { ...options, table: 'template_settings' }),
    );
  }

  async noteDefault(options: {
    templateId: string;
    from: number;
    to: number;
    actor: Actor;
    now: Date;
  }): Promise<void> {
    const { templateId, from, to, actor, now } = options;
    await insertTemplateChange(this.knex, {
      templateId,
      kind: 'default-version',
      actor,
      at: now,
      details: { from, to },
    });
  }

  async changes(
    templateId: string,
    { limit, cursor }: { limit: number; cursor?: string },
  ): Promise<TemplateChangeRecordPage> {
    if (cursor !== undefined && !ULID.test(cursor)) {
      throw new InputError(
        "'cursor' must be the 'nextCursor' of the page before.",
      );
    }
    const query = this.knex('template_changes')
      .where('template_id', templateId)
      .orderBy('id', 'desc')
      .limit(limit + 1);
    if (cursor) {
      query.where('id', '<', cursor);
    }
    const rows: Row[] = await query;
    const items = rows.slice(0, limit).map(toTemplateChange);
    return {
      items,
      nextCursor: rows.length > limit ? items[items.length - 1].id : undefined,
    };
  }

  async defaults(
    templateId: string,
  ): Promise<Map<number, TemplateChangeRecord>> {
    const rows: Row[] = await this.knex('template_changes')
      .where({ template_id: templateId, kind: 'default-version' })
      .orderBy('id', 'desc')
      .limit(MOST_DEFAULTS);
    const latest = new Map<number, TemplateChangeRecord>();
    for (const change of rows.map(toTemplateChange)) {
      const version = Number(change.details.to);
      if (!latest.has(version)) {
        latest.set(version, change);
      }
    }
    return latest;
  }
}
