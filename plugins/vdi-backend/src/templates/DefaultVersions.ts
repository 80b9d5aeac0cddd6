import { ConflictError } from '@backstage/errors';
import { RefusedError, type LaunchTemplates } from '../aws';
import type { Actor } from '../workstations';
import type { TemplateStore } from './store';
import type { CatalogTemplate, TemplateCatalog } from './TemplateCatalog';

/** Makes versions of templates the ones that people get, and keeps who did. */
export class DefaultVersions {
  constructor(
    private readonly options: {
      catalog: Pick<TemplateCatalog, 'forget'>;
      launchTemplates: Pick<LaunchTemplates, 'setDefaultVersion'>;
      store: Pick<TemplateStore, 'noteDefault'>;
      clock: () => Date;
      /** Called when the members of the template's pool may have to change. */
      onChange: (templateId: string) => void;
    },
  ) {}

  /**
   * Doing it again changes nothing.
   *
   * @throws ConflictError when EC2 refuses, with its reason
   */
  async make(
    template: Pick<
      CatalogTemplate,
      'id' | 'launchTemplateId' | 'defaultVersion'
    >,
    version: number,
    actor: Actor,
  ): Promise<void> {
    if (version === template.defaultVersion) {
      return;
    }
    const { catalog, launchTemplates, store, clock, onChange } = this.options;
    try {
      await launchTemplates.setDefaultVersion(
        template.launchTemplateId,
        version,
      );
    } catch (error) {
      if (error instanceof RefusedError) {
        throw new ConflictError(
          `EC2 does not make version ${version} of '${template.id}' the default: ${error.message}`,
        );
      }
      throw error;
    }
    await store.noteDefault({
      templateId: template.id,
      from: template.defaultVersion,
      to: version,
      actor,
      now: clock(),
    });
    catalog.forget();
    onChange(template.id);
  }
}
