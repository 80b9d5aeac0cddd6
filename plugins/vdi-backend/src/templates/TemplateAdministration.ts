import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  RolloutPreview,
  TemplateChange,
  TemplateChangePage,
  TemplateDetail,
  TemplateSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import type { LaunchTemplates } from '../aws';
import type { Caller, Rights } from '../permissions';
import type { WorkstationStore } from '../workstations';
import type { DefaultVersions } from './DefaultVersions';
import { checkSettings } from './checkSettings';
import { previewRollout } from './previewRollout';
import type { TemplateStore } from './store';
import type { CatalogTemplate, TemplateCatalog } from './TemplateCatalog';
import type { TemplateService } from './TemplateService';

/** What the administration of templates needs to know of a template's pool. */
export type PoolOutlook = (
  templateId: string,
) => Promise<{ target: number; surge: number }>;

const ADMINISTRATOR = { ownershipRefs: [], managesTemplates: true };

/** What administrators do with templates; every method decides what this caller may do. */
export class TemplateAdministration {
  constructor(
    private readonly options: {
      access: {
        rightsOf(caller: Caller): Promise<Pick<Rights, 'manageTemplates'>>;
      };
      catalog: TemplateCatalog;
      templates: TemplateService;
      launchTemplates: Pick<LaunchTemplates, 'instanceTypes'>;
      /** Backstage's catalog, which knows the groups and people */
      entities: Pick<CatalogService, 'getEntitiesByRefs'>;
      defaults: DefaultVersions;
      store: TemplateStore;
      workstations: Pick<WorkstationStore, 'countByTemplate'>;
      poolOf: PoolOutlook;
      clock: () => Date;
      /** Called when the members of the template's pool may have to change. */
      onChange: (templateId: string) => void;
    },
  ) {}

  /** Chooses the default version and the settings; what is absent stays as it is. */
  async update(
    caller: Caller,
    templateId: string,
    change: TemplateChange,
  ): Promise<TemplateDetail> {
    await this.assertManages(caller);
    const template = await this.find(templateId);
    const settings =
      change.settings &&
      (await this.checked(caller, template, change.settings));
    const version =
      change.defaultVersion === template.defaultVersion
        ? undefined
        : change.defaultVersion;
    // EC2 first: what it refuses leaves no settings behind.
    if (version !== undefined) {
      await this.assertLaunchable(template, version);
      await this.options.defaults.make(template, version, caller.actor);
    }
    const { store, clock } = this.options;
    if (settings) {
      const before = (await store.settings()).get(templateId)?.settings ?? {};
      await store.putSettings({
        templateId,
        settings: { ...before, ...settings },
        actor: caller.actor,
        now: clock(),
      });
    }
    this.options.catalog.forget();
    this.options.onChange(templateId);
    return this.options.templates.get(templateId, ADMINISTRATOR);
  }

  /** What making the version the default would do. */
  async preview(
    caller: Caller,
    templateId: string,
    version: number,
  ): Promise<RolloutPreview> {
    await this.assertManages(caller);
    const template = await this.find(templateId);
    await this.assertLaunchable(template, version);
    const { workstations, templates, poolOf } = this.options;
    const [counts, typical, pool] = await Promise.all([
      workstations.countByTemplate(),
      templates.typicalSeconds([templateId]),
      poolOf(templateId),
    ]);
    return previewRollout({
      from: template.defaultVersion,
      to: version,
      counts: counts.filter(each => each.templateId === templateId),
      pool: template.hidden ? { ...pool, target: 0 } : pool,
      typicalSeconds: typical.get(templateId),
    });
  }

  async changes(
    caller: Caller,
    templateId: string,
    page: { limit: number; cursor?: string },
  ): Promise<TemplateChangePage> {
    await this.assertManages(caller);
    await this.find(templateId);
    const { items, nextCursor } = await this.options.store.changes(
      templateId,
      page,
    );
    return {
      items: items.map(({ id, at, kind, actor, details }) => ({
        id,
        at: at.toISOString(),
        kind,
        actor,
        details,
      })),
      nextCursor,
    };
  }

  private checked(
    caller: Caller,
    template: CatalogTemplate,
    settings: TemplateSettings,
  ): Promise<TemplateSettings> {
    const { launchTemplates, entities } = this.options;
    return checkSettings(settings, {
      groups: template.groups ?? [],
      instanceTypes: names => launchTemplates.instanceTypes(names),
      entities: async entityRefs => {
        const { items } = await entities.getEntitiesByRefs(
          {
            entityRefs,
            fields: ['kind', 'metadata.namespace', 'metadata.name'],
          },
          { credentials: caller.credentials },
        );
        return new Set(
          items.flatMap(each => (each ? stringifyEntityRef(each) : [])),
        );
      },
    });
  }

  private async assertLaunchable(
    template: CatalogTemplate,
    version: number,
  ): Promise<void> {
    const found = await this.options.catalog.version(template, version);
    if (!found) {
      throw new InputError(
        `Template '${template.id}' has no version ${version}; its versions are listed with it.`,
      );
    }
    if (!found.imageId) {
      throw new InputError(
        `Version ${version} of template '${template.id}' has no image; choose one that an image was built for.`,
      );
    }
  }

  private async find(templateId: string): Promise<CatalogTemplate> {
    const template = await this.options.catalog.find(templateId);
    if (!template) {
      throw new NotFoundError(`There is no template '${templateId}'.`);
    }
    return template;
  }

  private async assertManages(caller: Caller): Promise<void> {
    const rights = await this.options.access.rightsOf(caller);
    if (!rights.manageTemplates) {
      throw new NotAllowedError('You may not manage templates.');
    }
  }
}
