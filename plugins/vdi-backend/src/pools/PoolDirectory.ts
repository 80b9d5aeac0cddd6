import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Actor } from '../workstations';
import {
  completeSettings,
  NO_POOL,
  type CompletePoolSettings,
} from './PoolSettings';
import type { PoolStore } from './store';

/** A pool and where its settings come from. */
export interface ConfiguredPool {
  settings: CompletePoolSettings;
  source: 'portal' | 'configuration';
  updatedAt?: Date;
  updatedBy?: Actor;
}

/** The pools of the portal's configuration and those set in the portal; the configuration wins. */
export class PoolDirectory {
  constructor(
    private readonly options: {
      store: Pick<PoolStore, 'list' | 'settingsOf'>;
      /** Of the portal's configuration, by template id */
      configured: Record<string, PoolSettings>;
    },
  ) {}

  /** Whether the pool cannot be set in the portal. */
  isConfigured(templateId: string): boolean {
    return Object.hasOwn(this.options.configured, templateId);
  }

  /** The settings as they are within the transaction; those of no pool when there is none. */
  async settingsOf(
    trx: Knex.Transaction,
    templateId: string,
  ): Promise<CompletePoolSettings> {
    const settings = this.isConfigured(templateId)
      ? this.options.configured[templateId]
      : await this.options.store.settingsOf(trx, templateId);
    return settings ? completeSettings(settings) : NO_POOL;
  }

  async all(): Promise<Map<string, ConfiguredPool>> {
    const pools = new Map<string, ConfiguredPool>();
    for (const stored of await this.options.store.list()) {
      pools.set(stored.templateId, {
        settings: completeSettings(stored.settings),
        source: 'portal',
        updatedAt: stored.updatedAt,
        updatedBy: stored.updatedBy,
      });
    }
    for (const [id, settings] of Object.entries(this.options.configured)) {
      pools.set(id, {
        settings: completeSettings(settings),
        source: 'configuration',
      });
    }
    return pools;
  }
}
