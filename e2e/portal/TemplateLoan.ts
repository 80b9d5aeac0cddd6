import type {
  TemplateDetail,
  VdiApi,
} from '@deskstage/backstage-plugin-vdi-common';

/** Lets a test change a template and its pool, and undoes that afterwards. */
export class TemplateLoan {
  private readonly lent: TemplateDetail[] = [];

  constructor(private readonly administrator: VdiApi) {}

  async borrow(templateId: string): Promise<TemplateDetail> {
    const detail = await this.administrator.getTemplate(templateId);
    this.lent.push(detail);
    return detail;
  }

  async giveBack(): Promise<void> {
    const pools = await this.administrator.listPools();
    for (const { template, groups = [] } of this.lent.splice(0)) {
      const { id, defaultVersion, hidden = false, pinned = false } = template;
      const hasPool = pools.items.some(
        pool => pool.template.id === id && pool.source === 'portal',
      );
      if (hasPool) {
        await this.administrator.deletePool(id);
      }
      await this.administrator.updateTemplate(id, {
        defaultVersion,
        settings: {
          hidden,
          pinned,
          groups,
          stopAfterHours: template.stopAfterHours ?? null,
        },
      });
    }
  }
}
