import {
  ConflictError,
  InputError,
  NotAllowedError,
  NotFoundError,
} from '@backstage/errors';
import {
  checkSettings,
  targetSteps,
} from '@deskstage/backstage-plugin-vdi-common/schedule';
import type {
  Pool,
  PoolSettings,
  PoolTimeline,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Prices } from '../prices';
import type { Access, Caller } from '../permissions';
import type {
  CatalogTemplate,
  TemplateCatalog,
  TemplateService,
} from '../templates';
import type {
  WorkstationPresenter,
  WorkstationRecord,
  WorkstationStore,
} from '../workstations';
import type { PoolDirectory } from './PoolDirectory';
import type { PoolKeeper } from './PoolKeeper';
import { presentPool } from './presentPool';
import type { PoolStore } from './store';

const DAY = 24 * 60 * 60 * 1000;

/** Warm workstations that wait for an owner; every method decides what this caller may do. */
export class PoolService {
  constructor(
    private readonly options: {
      access: Access;
      templates: TemplateService;
      catalog: TemplateCatalog;
      presenter: WorkstationPresenter;
      store: WorkstationStore;
      pools: PoolStore;
      directory: PoolDirectory;
      keeper: Pick<PoolKeeper, 'kick'>;
      prices: Prices;
      clock: () => Date;
      onChange: () => void;
    },
  ) {}

  /** All pools; those with a problem first. */
  async list(caller: Caller): Promise<Pool[]> {
    await this.assertReads(caller);
    const [directory, templates] = await Promise.all([
      this.options.directory.all(),
      this.options.catalog.list(),
    ]);
    const pools = await this.present(
      templates.filter(each => directory.has(each.id)),
    );
    const trouble = (pool: Pool) =>
      (pool.held ? 4 : 0) +
      (pool.failing > 0 ? 2 : 0) +
      (pool.warm < pool.target ? 1 : 0);
    return pools.sort(
      (a, b) =>
        trouble(b) - trouble(a) ||
        a.template.name.localeCompare(b.template.name),
    );
  }

  async get(caller: Caller, templateId: string): Promise<Pool> {
    await this.assertReads(caller);
    return this.presentOne(await this.template(templateId));
  }

  /** Sets the pool of a template, or with `undefined` ends it. */
  async configure(
    caller: Caller,
    templateId: string,
    settings: PoolSettings | undefined,
  ): Promise<Pool> {
    await this.assertManages(caller, 'You may not change warm pools.');
    const { pools, directory, keeper, clock } = this.options;
    const template = await this.template(templateId);
    if (directory.isConfigured(templateId)) {
      throw new ConflictError(
        `The pool of '${templateId}' is set in the portal's configuration, under 'vdi.pools'; change it there.`,
      );
    }
    if (settings) {
      if (template.hidden) {
        throw new InputError(
          `Template '${templateId}' is hidden, so nobody could take what its pool keeps warm; show it first.`,
        );
      }
      if (!template.default.imageId) {
        throw new ConflictError(
          `The default version ${template.defaultVersion} of template '${templateId}' has no image, so a pool could start nothing from it; build its image first, or make a version that has one the default.`,
        );
      }
      const [problem] = checkSettings(settings, clock());
      if (problem) {
        throw new InputError(`'${problem.field}' ${problem.message}.`);
      }
    }
    await pools.put({
      templateId,
      settings,
      actor: caller.actor,
      now: clock(),
    });
    keeper.kick(templateId);
    return this.presentOne(template);
  }

  /** Target and members of the last day, and the target of the coming week. */
  async timeline(caller: Caller, templateId: string): Promise<PoolTimeline> {
    await this.assertReads(caller);
    const template = await this.template(templateId);
    const now = this.options.clock();
    const [samples, directory] = await Promise.all([
      this.options.pools.samples(template.id, new Date(now.getTime() - DAY)),
      this.options.directory.all(),
    ]);
    const settings = directory.get(template.id)?.settings;
    const steps =
      settings && !template.hidden
        ? targetSteps(settings, {
            from: now,
            to: new Date(now.getTime() + 7 * DAY),
          })
        : [];
    return {
      samples: samples.map(({ at, ...counts }) => ({
        at: at.toISOString(),
        ...counts,
      })),
      targets: steps.map(({ at, target }) => ({
        at: at.toISOString(),
        target,
      })),
    };
  }

  /** Starts warm workstations of a version of a template, which no pool counts or ends. */
  async startMembers(
    caller: Caller,
    templateId: string,
    request: { count: number; version?: number },
  ): Promise<Workstation[]> {
    const { access, templates, presenter, store } = this.options;
    await this.assertManages(caller, 'You may not start warm workstations.');
    await templates.assertExists(templateId);
    const template = await templates.choose(templateId, request.version, {
      ownershipRefs: caller.ownershipRefs,
      managesTemplates: true,
    });
    const members: WorkstationRecord[] = await store.requestPooled({
      template,
      count: request.count,
      actor: caller.actor,
      now: this.options.clock(),
    });
    this.options.onChange();
    return presenter.all(
      caller,
      await access.workstationAccess(caller),
      members,
    );
  }

  private async presentOne(template: CatalogTemplate): Promise<Pool> {
    const [pool] = await this.present([template]);
    return pool;
  }

  private async present(templates: CatalogTemplate[]): Promise<Pool[]> {
    const { pools, directory, prices, clock } = this.options;
    const now = clock();
    const since = new Date(now.getTime() - DAY);
    const [configured, states, figures, idle, members, peopleWait] =
      await Promise.all([
        directory.all(),
        pools.states(),
        pools.figures(since),
        pools.idleHours(since, now),
        pools.members(templates.map(each => each.id)),
        pools.peopleWait(now),
      ]);
    const types = templates.flatMap(each => each.specs?.instanceType ?? []);
    const hourly = await prices.hourly(types);
    return templates.map(template =>
      presentPool({
        template,
        configured: configured.get(template.id),
        state: states.get(template.id),
        figures: figures.get(template.id),
        idleHours: idle.get(template.id) ?? 0,
        pricePerHour: hourly.get(
          `${template.specs?.instanceType} ${template.platform}`,
        ),
        members: members.filter(each => each.templateId === template.id),
        peopleWait,
        now,
      }),
    );
  }

  private async template(templateId: string): Promise<CatalogTemplate> {
    const template = await this.options.catalog.find(templateId);
    if (!template) {
      throw new NotFoundError(`There is no template '${templateId}'.`);
    }
    return template;
  }

  private async assertReads(caller: Caller): Promise<void> {
    const rights = await this.options.access.rightsOf(caller);
    if (!rights.managePools && !rights.readFleet) {
      throw new NotAllowedError('You may not see warm pools.');
    }
  }

  private async assertManages(caller: Caller, refusal: string): Promise<void> {
    const rights = await this.options.access.rightsOf(caller);
    if (!rights.managePools) {
      throw new NotAllowedError(refusal);
    }
  }
}
