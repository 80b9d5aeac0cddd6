import type {
  Pool,
  PoolSettings,
  PoolTimeline,
  RolloutPreview,
  Template,
  TemplateChange,
  TemplateChangeEntry,
  TemplateChangePage,
  TemplateDetail,
  TemplateSettings,
  TemplateVersion,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import { refusal } from './refusal';
import { ago, samplePool, sampleTemplate, windowsTemplate } from './samples';

/** Templates and pools in memory. */
export class FakeAdministration {
  templates: Template[] = [sampleTemplate(), windowsTemplate];
  /** What is known of versions besides, by template id and version */
  versions: Record<string, Partial<TemplateVersion>> = {};
  pools: Pool[] = [];
  changes: TemplateChangeEntry[] = [];
  timeline: PoolTimeline = { samples: [], targets: [] };
  preview: Partial<RolloutPreview> = {};
  /** What was changed, in order. */
  readonly templateChanges: TemplateChange[] = [];
  readonly poolChanges: (PoolSettings | undefined)[] = [];
  readonly started: { count: number; version?: number }[] = [];
  private readonly settings = new Map<string, TemplateSettings>();

  async listTemplates(): Promise<{ items: Template[] }> {
    return { items: this.templates };
  }

  async getTemplate(templateId: string): Promise<TemplateDetail> {
    const template = this.templates.find(({ id }) => id === templateId);
    if (!template) {
      throw await refusal(404, `There is no template '${templateId}'.`);
    }
    const versions: TemplateVersion[] = [];
    for (let version = template.latestVersion; version > 0; version--) {
      versions.push({
        version,
        isDefault: version === template.defaultVersion,
        createdAt: ago(86_400),
        imageId: `ami-0000000000000000${version}`,
        workstations: 0,
        readyNow: 0,
        ...this.versions[`${templateId} ${version}`],
      });
    }
    const settings = this.settings.get(templateId);
    return { template, versions, settings, groups: settings?.groups };
  }

  async updateTemplate(
    templateId: string,
    change: TemplateChange,
  ): Promise<TemplateDetail> {
    this.templateChanges.push(change);
    const { defaultVersion, settings } = change;
    const known = { ...this.settings.get(templateId), ...settings };
    this.settings.set(templateId, known);
    this.templates = this.templates.map(each =>
      each.id === templateId
        ? {
            ...each,
            defaultVersion: defaultVersion ?? each.defaultVersion,
            hidden: known.hidden,
            pinned: known.pinned,
            identityMode: known.identityMode ?? each.identityMode,
            hibernation: known.hibernation ?? each.hibernation,
            instanceTypes: known.instanceTypes ?? each.instanceTypes,
            stopAfterHours:
              known.stopAfterHours === undefined
                ? each.stopAfterHours
                : known.stopAfterHours ?? undefined,
          }
        : each,
    );
    return this.getTemplate(templateId);
  }

  async previewRollout(
    templateId: string,
    version: number,
  ): Promise<RolloutPreview> {
    const { template } = await this.getTemplate(templateId);
    return {
      from: template.defaultVersion,
      to: version,
      replaced: template.readyNow,
      reused: 0,
      kept: 0,
      surge: 1,
      steps: template.readyNow,
      typicalSeconds: template.typicalSeconds,
      ...this.preview,
    };
  }

  async listTemplateChanges(): Promise<TemplateChangePage> {
    return { items: this.changes };
  }

  async listPools(): Promise<{ items: Pool[] }> {
    return { items: this.pools };
  }

  async getPool(templateId: string): Promise<Pool> {
    const found = this.pools.find(each => each.template.id === templateId);
    if (found) {
      return found;
    }
    const { template } = await this.getTemplate(templateId);
    return samplePool({
      template: {
        id: template.id,
        name: template.name,
        platform: template.platform,
      },
      settings: undefined,
      source: 'none',
      target: 0,
      warm: 0,
    });
  }

  async configurePool(
    templateId: string,
    settings: PoolSettings,
  ): Promise<Pool> {
    this.poolChanges.push(settings);
    const pool = await this.getPool(templateId);
    const changed: Pool = { ...pool, settings, source: 'portal' };
    this.pools = [
      ...this.pools.filter(each => each.template.id !== templateId),
      changed,
    ];
    return changed;
  }

  async deletePool(templateId: string): Promise<Pool> {
    this.poolChanges.push(undefined);
    this.pools = this.pools.filter(each => each.template.id !== templateId);
    return this.getPool(templateId);
  }

  async getPoolTimeline(): Promise<PoolTimeline> {
    return this.timeline;
  }

  async startPoolMembers(
    _templateId: string,
    request: { count: number; version?: number },
  ): Promise<{ items: Workstation[] }> {
    this.started.push(request);
    return { items: [] };
  }
}
