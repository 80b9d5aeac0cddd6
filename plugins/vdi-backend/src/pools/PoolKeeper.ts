import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import type { LifecyclePolicy } from '../lifecycle';
import type { TemplateService } from '../templates';
import { peopleWait, type TemplateChoice } from '../workstations';
import { applyPlan } from './applyPlan';
import { readMembers } from './members';
import { isIdle, outlookOf, type PoolFacts } from './outlook';
import type { PoolDirectory } from './PoolDirectory';
import { NO_POOL } from './PoolSettings';
import type { PoolStore } from './store';

/**
 * Keeps each pool at its target. A look that finds nothing to do writes and locks nothing; otherwise the pool is planned
 * anew and its rows are written in one transaction, during which nobody else plans it: any number of replicas may run
 * this at any time.
 */
export class PoolKeeper {
  private last: Promise<void> = Promise.resolve();
  /** Looks that have not begun, by template id; later calls join them. */
  private readonly waiting = new Map<string | undefined, Promise<void>>();

  constructor(
    private readonly options: {
      store: PoolStore;
      directory: PoolDirectory;
      templates: Pick<TemplateService, 'choose' | 'offers' | 'hidden'>;
      policy: LifecyclePolicy;
      logger: LoggerService;
      /** Whether members may be started and ended: not before it is known whose they are. @default always */
      mayPlan?: () => boolean;
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
    const waiting = this.waiting.get(only);
    if (waiting) {
      return waiting;
    }
    this.last = this.last.then(() => {
      this.waiting.delete(only);
      return this.keep(only);
    });
    this.waiting.set(only, this.last);
    return this.last;
  }

  private async keep(only: string | undefined): Promise<void> {
    const { directory, store, templates, clock, mayPlan } = this.options;
    if (mayPlan?.() === false) {
      return;
    }
    await this.guarded('the warm pools', async () => {
      const pools = await directory.all();
      const seen = await store.look(clock());
      const ids = [...new Set([...pools.keys(), ...seen.members.keys()])];
      const wanted = ids.filter(id => only === undefined || only === id);
      if (wanted.length === 0) {
        return;
      }
      const offers = await templates.offers();
      for (const templateId of wanted) {
        const facts: PoolFacts = {
          state: seen.states.get(templateId) ?? { failures: 0 },
          members: seen.members.get(templateId) ?? [],
          peopleWait: seen.peopleWait,
        };
        await this.guarded(`the warm pool of '${templateId}'`, async () => {
          const offer = offers.get(templateId);
          // Without one, its members stay as they are.
          if (offer) {
            const pool = offer.hidden ? undefined : pools.get(templateId);
            const settings = pool?.settings ?? NO_POOL;
            const context = { settings, version: offer.version, now: clock() };
            if (!isIdle(outlookOf(facts, context), facts)) {
              await this.replan(templateId);
            }
          }
        });
      }
    });
  }

  /** What goes wrong with one pool keeps nobody from the others. */
  private async guarded(
    what: string,
    action: () => Promise<void>,
  ): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.options.logger.warn(
        `VDI: ${what} could not be looked at; it is tried again: ${stringifyError(
          error,
        )}`,
      );
    }
  }

  /** Plans by what is true now: what was seen may be a moment old, and the template half a minute. */
  private async replan(templateId: string): Promise<void> {
    const template = await this.templateOf(templateId);
    if (!template) {
      return;
    }
    const { store, directory, templates, clock, policy } = this.options;
    const hidden = (await templates.hidden()).has(templateId);
    let changed = false;
    await store.locked(templateId, async (trx, state) => {
      const now = clock();
      const members = await readMembers(trx, templateId);
      const outlook = outlookOf(
        { state, members, peopleWait: await peopleWait(trx, now) },
        {
          // Nobody could take what it would keep warm.
          settings: hidden
            ? NO_POOL
            : await directory.settingsOf(trx, templateId),
          version: template.templateVersion,
          now,
        },
      );
      const { actions, sample } = outlook;
      changed = await applyPlan(trx, actions, {
        members,
        template,
        policy,
        now,
      });
      if (sample) {
        await store.addSample(trx, templateId, sample);
      }
      return outlook.state;
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
}
