import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import type {
  Template,
  TemplateDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Prices } from '../prices';
import type { TemplateChoice, WorkstationStore } from '../workstations';
import {
  hasImage,
  presentTemplate,
  typeOf,
  typesOf,
  type TemplateNumbers,
} from './presentTemplate';
import type { TemplateChangeRecord, TemplateStore } from './store';
import type { CatalogTemplate, TemplateCatalog } from './TemplateCatalog';

/** Who asks for templates. */
export interface TemplateReader {
  /** Entity refs that the person is or belongs to */
  ownershipRefs: string[];
  /** Whether they see every template */
  managesTemplates: boolean;
}

/** The templates as people see them: those that they are entitled to, with what is warm and how long a launch takes. */
export class TemplateService {
  constructor(
    private readonly options: {
      catalog: TemplateCatalog;
      settings: Pick<TemplateStore, 'settings' | 'defaults'>;
      prices: Prices;
      store: Pick<WorkstationStore, 'countByTemplate' | 'typicalSeconds'>;
    },
  ) {}

  async list(reader: TemplateReader): Promise<Template[]> {
    const templates = (await this.options.catalog.list()).filter(each =>
      isEntitled(each, reader),
    );
    const numbers = await this.numbersOf(templates);
    return templates.map(each => presentTemplate(each, numbers, reader));
  }

  async get(
    templateId: string,
    reader: TemplateReader,
  ): Promise<TemplateDetail> {
    const template = await this.options.catalog.find(templateId);
    if (!template || !isEntitled(template, reader)) {
      throw new NotFoundError(`There is no template '${templateId}'.`);
    }
    const numbers = await this.numbersOf([template]);
    const { counts } = numbers;
    const versions = await this.options.catalog.versions(template);
    const defaults = reader.managesTemplates
      ? await this.options.settings.defaults(templateId)
      : new Map<number, TemplateChangeRecord>();
    return {
      template: presentTemplate(template, numbers, reader),
      ...(reader.managesTemplates ? await this.administrative(template) : {}),
      versions: versions.map(each => {
        const count = counts.find(
          row => row.templateId === template.id && row.version === each.version,
        );
        const madeDefault = defaults.get(each.version);
        return {
          madeDefaultAt: madeDefault?.at.toISOString(),
          madeDefaultBy: madeDefault?.actor,
          version: each.version,
          isDefault: each.version === template.defaultVersion,
          createdAt: each.createdAt.toISOString(),
          createdBy: each.createdBy,
          description: each.description,
          imageId: each.imageId,
          instanceType: each.instanceType,
          workstations: count?.live ?? 0,
          readyNow: count?.warm ?? 0,
        };
      }),
    };
  }

  /**
   * What a workstation of the template is made from.
   *
   * @throws ConflictError when the template is not there for this person, which it may have been a moment ago, or when
   * it has no image yet
   * @throws InputError when the template has no such version
   */
  async choose(
    templateId: string,
    version: number | undefined,
    reader: TemplateReader,
  ): Promise<TemplateChoice> {
    const template = await this.options.catalog.find(templateId);
    if (!template || !isEntitled(template, reader)) {
      throw new ConflictError(
        `Template '${templateId}' is no longer offered to you; choose another one.`,
      );
    }
    const chosen = version ?? template.defaultVersion;
    const found = await this.options.catalog.version(template, chosen);
    if (!found) {
      throw new InputError(
        `Template '${templateId}' has no version ${chosen}; leave 'version' out to get its default version ${template.defaultVersion}.`,
      );
    }
    if (!hasImage(found)) {
      throw new ConflictError(
        `Version ${chosen} of template '${templateId}' has no image: its first image is being built. Choose another template, or try again in an hour.`,
      );
    }
    return {
      templateId: template.id,
      templateName: template.name,
      launchTemplateId: template.launchTemplateId,
      templateVersion: chosen,
      platform: template.platform,
      identityMode: template.identityMode,
      sharedUser: template.sharedUser,
      diskGib: found.diskGiB,
      hibernation: template.hibernation ?? found.hibernation,
      stopAfter: template.stopAfter,
    };
  }

  /**
   * The default version of each template, which may have changed half a minute ago, and whether people see it; a
   * template whose default version has no image yet is left out.
   */
  async offers(): Promise<Map<string, { version: number; hidden: boolean }>> {
    const templates = await this.options.catalog.list();
    return new Map(
      templates
        .filter(each => hasImage(each.default))
        .map(({ id, defaultVersion: version, hidden }) => [
          id,
          { version, hidden },
        ]),
    );
  }

  /** Templates that people neither see nor launch, as it is set now. */
  async hidden(): Promise<Set<string>> {
    const settings = await this.options.settings.settings();
    return new Set(
      [...settings].flatMap(([id, stored]) =>
        stored.settings.hidden ? [id] : [],
      ),
    );
  }

  /**
   * Instance types that workstations of the template may have, in order of preference.
   *
   * @throws ConflictError when the template is not offered any more
   */
  async instanceTypes(templateId: string): Promise<string[]> {
    const template = await this.options.catalog.find(templateId);
    if (!template) {
      throw new ConflictError(
        `Template '${templateId}' is no longer offered; its workstations keep their instance type.`,
      );
    }
    return typesOf(template);
  }

  /** @throws NotFoundError when there is no such template */
  async assertExists(templateId: string): Promise<void> {
    if (!(await this.options.catalog.find(templateId))) {
      throw new NotFoundError(`There is no template '${templateId}'.`);
    }
  }

  /** Median seconds to ready of the templates. */
  async typicalSeconds(templateIds: string[]): Promise<Map<string, number>> {
    return this.options.store.typicalSeconds([...new Set(templateIds)]);
  }

  /** What administrators see of a template besides. */
  private async administrative(
    template: CatalogTemplate,
  ): Promise<Omit<TemplateDetail, 'template' | 'versions'>> {
    const stored = (await this.options.settings.settings()).get(template.id);
    return {
      settings: stored?.settings,
      groups: template.groups,
      updatedAt: stored?.updatedAt.toISOString(),
      updatedBy: stored?.updatedBy,
    };
  }

  private async numbersOf(
    templates: CatalogTemplate[],
  ): Promise<TemplateNumbers> {
    const [counts, typical, prices] = await Promise.all([
      this.options.store.countByTemplate(),
      this.typicalSeconds(templates.map(each => each.id)),
      this.options.prices.hourly(templates.flatMap(each => typeOf(each) ?? [])),
    ]);
    return { counts, typical, prices };
  }
}

function isEntitled(
  template: CatalogTemplate,
  reader: TemplateReader,
): boolean {
  return (
    reader.managesTemplates ||
    (!template.hidden &&
      (!template.groups ||
        template.groups.some(group => reader.ownershipRefs.includes(group))))
  );
}
