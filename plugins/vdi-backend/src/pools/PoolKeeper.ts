import type { LoggerService } from '@backstage/backend-plugin-api';
import { isError, stringifyError } from '@backstage/errors';
import { targetAt } from '@deskstage/backstage-plugin-vdi-common/schedule';
import type { LifecyclePolicy } from '../lifecycle';
import type { TemplateService } from '../templates';
import {
  peopleWait,
  type TemplateChoice,
  type WorkstationRecord,
} from '../workstations';
import { applyPlan } from './applyPlan';
import { readMembers } from './members';
import {
  censusOf,
  noteFailures,
  planPool,
  type PoolAction,
  type PoolSituation,
} from './plan';
import type { PoolDirectory } from './PoolDirectory';
import { NO_POOL, peakOf, type CompletePoolSettings } from './PoolSettings';
import { SAMPLE_INTERVAL } from './store/idleHours';
import type { PoolSample, PoolState, PoolStore } from './store';

const HOUR = 3_600_000;

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
      templates: Pick<TemplateService, 'choose'>;
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
    const { directory, store, clock, mayPlan } = this.options;
    if (mayPlan?.() === false) {
      return;
    }
    await this.guarded('the warm pools', async () => {
      const pools = await directory.all();
      const seen = await store.look(clock());
      for (const templateId of new Set([
        ...pools.keys(),
        ...seen.members.keys(),
      ])) {
        if (only === undefined || only === templateId) {
          await this.guarded(`the warm pool of '${templateId}'`, () =>
            this.keepOne(templateId, pools.get(templateId)?.settings, {
              state: seen.states.get(templateId) ?? { failures: 0 },
              members: seen.members.get(templateId) ?? [],
              peopleWait: seen.peopleWait,
            }),
          );
        }
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

  private async keepOne(
    templateId: string,
    settings: CompletePoolSettings = NO_POOL,
    seen: PoolFacts,
  ): Promise<void> {
    const template = await this.templateOf(templateId);
    if (!template) {
      return;
    }
    const { store, directory, clock, policy } = this.options;
    if (isIdle(outlookOf(seen, { settings, template, now: clock() }), seen)) {
      return;
    }
    let changed = false;
    await store.locked(templateId, async (trx, state) => {
      const now = clock();
      const members = await readMembers(trx, templateId);
      const outlook = outlookOf(
        { state, members, peopleWait: await peopleWait(trx, now) },
        {
          settings: await directory.settingsOf(trx, templateId),
          template,
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

/** What is known of one pool at a look. */
interface PoolFacts {
  state: PoolState;
  members: WorkstationRecord[];
  peopleWait: boolean;
}

/** What a look at one pool comes to. */
interface PoolOutlook {
  actions: PoolAction[];
  state: PoolState;
  /** For the chart; not at every look */
  sample?: PoolSample;
}

function isIdle({ actions, state }: PoolOutlook, seen: PoolFacts): boolean {
  return actions.length === 0 && state === seen.state;
}

function outlookOf(
  { state, members, peopleWait: somebodyWaits }: PoolFacts,
  context: {
    settings: CompletePoolSettings;
    template: TemplateChoice;
    now: Date;
  },
): PoolOutlook {
  const { settings, template, now } = context;
  const { maxAgeHours } = settings;
  const noted = noteFailures(state, members, now);
  const held = noted.heldUntil !== undefined && noted.heldUntil > now;
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
    maxAge: maxAgeHours === undefined ? undefined : maxAgeHours * HOUR,
    paused: settings.paused,
    held: held || somebodyWaits,
    doubtful: noted.failures > 0,
    now,
  };
  const actions = planPool(situation);
  const { sampledAt } = state;
  const due =
    !sampledAt || now.getTime() - sampledAt.getTime() >= SAMPLE_INTERVAL;
  return due
    ? {
        actions,
        state: { ...noted, sampledAt: now },
        sample: sampleOf(situation),
      }
    : { actions, state: noted };
}

function sampleOf(situation: PoolSituation): PoolSample {
  const { warm, coming, stopped, stale } = censusOf(situation);
  return {
    at: situation.now,
    target: situation.target,
    warm: warm.length + stale.filter(each => each.status === 'pooled').length,
    starting: coming.length,
    stopped: stopped.length,
  };
}
