import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { Knex } from 'knex';
import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { LifecyclePolicy } from '../lifecycle';
import type { TemplateService } from '../templates';
import type { TemplateChoice } from '../workstations';
import { applyPlan } from './applyPlan';
import { peopleWait, readMembers } from './members';
import { censusOf, noteFailures, planPool, type PoolSituation } from './plan';
import type { PoolDirectory } from './PoolDirectory';
import { NO_POOL, peakOf, type CompletePoolSettings } from './PoolSettings';
import type { PoolState, PoolStore } from './store';

/** Pause between two samples of a pool, in milliseconds. */
const SAMPLE_INTERVAL = 5 * 60_000;
const HOUR = 3_600_000;

/**
 * Keeps each pool at its target. A pool is planned and its rows are written in one transaction, during which nobody
 * else plans it: any number of replicas may run this at any time.
 */
export class PoolKeeper {
  private last: Promise<void> = Promise.resolve();

  constructor(
    private readonly options: {
      store: PoolStore;
      directory: PoolDirectory;
      templates: Pick<TemplateService, 'choose'>;
      policy: LifecyclePolicy;
      logger: LoggerService;
      clock: () => Date;
      /** Called when rows are due. */
      onChange: () => void;
    },
  ) {}

  /** Plans all pools. */
  run(): Promise<void> {
    return this.enqueue(undefined);
  }

  /** Plans one pool soon, without waiting for it: a member was claimed, or the settings have changed. */
  kick(templateId: string): void {
    this.enqueue(templateId).catch(() => {});
  }

  private enqueue(only: string | undefined): Promise<void> {
    this.last = this.last.then(() => this.keep(only));
    return this.last;
  }

  private async keep(only: string | undefined): Promise<void> {
    const { directory, store, logger } = this.options;
    try {
      const pools = await directory.all();
      const ids = new Set([
        ...pools.keys(),
        ...(await store.templatesWithMembers()),
      ]);
      for (const templateId of ids) {
        if (only === undefined || only === templateId) {
          const settings = pools.get(templateId)?.settings ?? NO_POOL;
          await this.keepOne(templateId, settings);
        }
      }
    } catch (error) {
      logger.warn(
        `VDI: the warm pools could not be looked at; it is tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  private async keepOne(
    templateId: string,
    settings: CompletePoolSettings,
  ): Promise<void> {
    const template = await this.templateOf(templateId);
    if (!template) {
      return;
    }
    const { store, clock } = this.options;
    let changed = false;
    await store.locked(templateId, async (trx, state) => {
      const now = clock();
      const members = await readMembers(trx, templateId);
      const noted = noteFailures(state, members, now);
      const held =
        (noted.heldUntil !== undefined && noted.heldUntil > now) ||
        (await peopleWait(trx, now));
      const situation: PoolSituation = {
        members: members.map(each => ({
          id: each.id,
          version: each.templateVersion,
          status: each.status,
          createdAt: each.createdAt,
        })),
        target: targetAt(settings, now),
        peak: peakOf(settings, now),
        surge: settings.surge,
        version: template.templateVersion,
        unwanted: settings.unwanted,
        maxAge:
          settings.maxAgeHours === undefined
            ? undefined
            : settings.maxAgeHours * HOUR,
        paused: settings.paused,
        held,
        now,
      };
      const actions = planPool(situation);
      changed = actions.length > 0;
      await applyPlan(trx, actions, {
        members,
        template,
        policy: this.options.policy,
        now,
      });
      return this.sample(trx, templateId, situation, noted);
    });
    if (changed) {
      this.options.onChange();
    }
  }

  /** What members are made of, or `undefined` when the template is not there any more: its members stay as they are. */
  private async templateOf(
    templateId: string,
  ): Promise<TemplateChoice | undefined> {
    try {
      return await this.options.templates.choose(templateId, undefined, {
        ownershipRefs: [],
        managesTemplates: true,
      });
    } catch (error) {
      if (isError(error) && error.name === 'ConflictError') {
        return undefined;
      }
      throw error;
    }
  }

  /** Remembers how the pool stood, for the chart; not at every look. */
  private async sample(
    trx: Knex.Transaction,
    templateId: string,
    situation: PoolSituation,
    state: PoolState,
  ): Promise<PoolState> {
    const { now, target } = situation;
    const due =
      !state.sampledAt ||
      now.getTime() - state.sampledAt.getTime() >= SAMPLE_INTERVAL;
    if (!due) {
      return state;
    }
    const { warm, coming, stopped, stale } = censusOf(situation);
    await this.options.store.addSample(trx, templateId, {
      at: now,
      target,
      warm: warm.length + stale.filter(m => m.status === 'pooled').length,
      starting: coming.length,
      stopped: stopped.length,
    });
    return { ...state, sampledAt: now };
  }
}
