import type { TemplateSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Actor } from '../../workstations';
import type { TemplateChangeRecord } from './changes';
import type { StoredSettings } from './storedSettings';

/** A page of a template's history. */
export interface TemplateChangeRecordPage {
  items: TemplateChangeRecord[];
  nextCursor?: string;
}

/** Settings and history of templates in SQL. */
export interface TemplateStore {
  /** What the portal knows better than the tags of launch templates, by template id */
  settings(): Promise<Map<string, StoredSettings<TemplateSettings>>>;
  /** Replaces the settings of a template, with a line in its history. */
  putSettings(options: {
    templateId: string;
    settings: TemplateSettings;
    actor: Actor;
    now: Date;
  }): Promise<void>;
  /** Notes that another version became the default. */
  noteDefault(options: {
    templateId: string;
    from: number;
    to: number;
    actor: Actor;
    now: Date;
  }): Promise<void>;
  changes(
    templateId: string,
    page: { limit: number; cursor?: string },
  ): Promise<TemplateChangeRecordPage>;
  /** The last time that each version became the default, by version. */
  defaults(templateId: string): Promise<Map<number, TemplateChangeRecord>>;
}
