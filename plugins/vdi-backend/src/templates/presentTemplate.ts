import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import type { LaunchTemplateVersion } from '../aws';
import type { WorkstationStore } from '../workstations';
import type { CatalogTemplate } from './TemplateCatalog';
import type { TemplateReader } from './TemplateService';

/** What is counted and known about templates. */
export interface TemplateNumbers {
  counts: Awaited<ReturnType<WorkstationStore['countByTemplate']>>;
  typical: Map<string, number>;
  prices: Map<string, number>;
}

/** Instance types in order of preference. */
export function typesOf(template: CatalogTemplate): string[] {
  const own = template.default.instanceType;
  return [...new Set([...template.instanceTypes, ...(own ? [own] : [])])];
}

/** A launch template that is just deployed has a version without one; image builds add the others. */
export function hasImage(version: LaunchTemplateVersion): boolean {
  return version.imageId !== undefined;
}

/** The type that is tried first. */
export function typeOf(template: CatalogTemplate): string | undefined {
  return template.specs?.instanceType ?? template.default.instanceType;
}

/** A template as the API shows it. */
export function presentTemplate(
  template: CatalogTemplate,
  { counts, typical, prices }: TemplateNumbers,
  { managesTemplates }: Pick<TemplateReader, 'managesTemplates'>,
): Template {
  const count = counts.find(
    row =>
      row.templateId === template.id && row.version === template.defaultVersion,
  );
  return {
    id: template.id,
    name: template.name,
    description: template.description,
    platform: template.platform,
    identityMode: template.identityMode,
    defaultVersion: template.defaultVersion,
    latestVersion: template.latestVersion,
    instanceType: typeOf(template),
    vcpus: template.specs?.vcpus,
    memoryMiB: template.specs?.memoryMiB,
    gpus: template.specs?.gpus,
    diskGiB: template.default.diskGiB,
    ready: hasImage(template.default),
    readyNow: count?.warm ?? 0,
    typicalSeconds: typical.get(template.id),
    instanceTypes: typesOf(template),
    hibernation: template.hibernation ?? template.default.hibernation,
    stopAfterHours:
      template.stopAfter === undefined ? undefined : template.stopAfter / 3600,
    pricePerHour: prices.get(`${typeOf(template)} ${template.platform}`),
    hidden: template.hidden || undefined,
    pinned: template.pinned || undefined,
    inUse: managesTemplates
      ? counts
          .filter(row => row.templateId === template.id && row.live > 0)
          .map(({ version, live, warm }) => ({
            version,
            workstations: live,
            readyNow: warm,
          }))
          .sort((a, b) => b.version - a.version)
      : undefined,
  };
}
