import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import {
  AccessError,
  type InstanceTypeSpecs,
  type LaunchTemplate,
  type LaunchTemplates,
  type LaunchTemplateVersion,
} from '../aws';
import type { HealthMonitor } from '../health';
import type { PlacementChoices, PlacementSource } from '../reconciler';
import { applySettings, type Offer } from './applySettings';
import type { TemplateStore } from './store';

/** A template with its default version and the size of its machines. */
export interface CatalogTemplate extends LaunchTemplate, Offer {
  default: LaunchTemplateVersion;
  specs?: InstanceTypeSpecs;
}

/** A template as EC2 has it. */
type TaggedTemplate = Omit<CatalogTemplate, keyof Offer>;

interface Snapshot {
  at: Date;
  templates: TaggedTemplate[];
  subnetIds: string[];
}

/** How old an answer may be: for lists, and where somebody is about to launch. Milliseconds. */
const LIST_AGE = 30_000;
const LAUNCH_AGE = 3_000;

/** The templates of this deployment, read from EC2 and kept for a short while. */
export class TemplateCatalog implements PlacementSource {
  private snapshot: Snapshot | undefined;
  private refreshing: Promise<Snapshot> | undefined;

  constructor(
    private readonly options: {
      launchTemplates: LaunchTemplates;
      settings: Pick<TemplateStore, 'settings'>;
      /** Subnets of the configuration; those tagged with the deployment when empty */
      subnetIds: string[];
      health: HealthMonitor;
      clock: () => Date;
    },
  ) {}

  /** All templates, by name. */
  async list(): Promise<CatalogTemplate[]> {
    return this.offered((await this.load(LIST_AGE)).templates);
  }

  /** One template, as it is now. */
  async find(templateId: string): Promise<CatalogTemplate | undefined> {
    const { templates } = await this.load(LAUNCH_AGE);
    const [found] = await this.offered(
      templates.filter(each => each.id === templateId),
    );
    return found;
  }

  /** Something changed in EC2: the next answer is read anew. */
  forget(): void {
    this.snapshot = undefined;
    // A reading under way may have begun before the change; whoever waits for it gets it, and nobody after.
    this.refreshing = undefined;
  }

  async versions(template: LaunchTemplate): Promise<LaunchTemplateVersion[]> {
    return this.asking(() =>
      this.options.launchTemplates.versions(template.launchTemplateId),
    );
  }

  async version(
    template: CatalogTemplate,
    version: number,
  ): Promise<LaunchTemplateVersion | undefined> {
    if (version === template.defaultVersion) {
      return template.default;
    }
    const [found] = await this.asking(() =>
      this.options.launchTemplates.versions(template.launchTemplateId, [
        version,
      ]),
    );
    return found;
  }

  async placements(templateId: string): Promise<PlacementChoices> {
    const { templates, subnetIds } = await this.load(LIST_AGE);
    const [template] = await this.offered(
      templates.filter(each => each.id === templateId),
    );
    if (!template) {
      throw new NotFoundError(`There is no template '${templateId}'.`);
    }
    return {
      instanceTypes: template.instanceTypes,
      subnetIds: template.subnetIds.length > 0 ? template.subnetIds : subnetIds,
    };
  }

  /** The templates with what is set in the portal, which is never older than the last change. */
  private async offered(
    templates: TaggedTemplate[],
  ): Promise<CatalogTemplate[]> {
    if (templates.length === 0) {
      return [];
    }
    const stored = await this.options.settings.settings();
    return templates.map(each =>
      applySettings(each, stored.get(each.id)?.settings),
    );
  }

  private async load(maxAge: number): Promise<Snapshot> {
    const { clock } = this.options;
    const age = this.snapshot
      ? clock().getTime() - this.snapshot.at.getTime()
      : Infinity;
    if (this.snapshot && age <= maxAge) {
      return this.snapshot;
    }
    this.refreshing ??= this.refresh();
    return this.refreshing;
  }

  private refresh(): Promise<Snapshot> {
    const refreshing = this.asking(() => this.read()).then(
      snapshot => {
        if (this.refreshing === refreshing) {
          this.refreshing = undefined;
          this.snapshot = snapshot;
        }
        return snapshot;
      },
      error => {
        if (this.refreshing === refreshing) {
          this.refreshing = undefined;
        }
        throw error;
      },
    );
    return refreshing;
  }

  private async read(): Promise<Snapshot> {
    const { launchTemplates, clock } = this.options;
    const listed = await launchTemplates.list();
    const defaults = await launchTemplates.defaultVersions(
      listed.map(each => each.launchTemplateId),
    );
    const specs = await launchTemplates.instanceTypes(
      distinct(listed.flatMap(each => typeOf(each, defaults) ?? [])),
    );
    const subnetIds =
      this.options.subnetIds.length > 0
        ? this.options.subnetIds
        : await launchTemplates.subnets();
    const templates = listed.flatMap(each => {
      const version = defaults.get(each.launchTemplateId);
      const type = typeOf(each, defaults);
      return version
        ? [
            {
              ...each,
              default: version,
              specs: type ? specs.get(type) : undefined,
            },
          ]
        : [];
    });
    templates.sort((a, b) => a.name.localeCompare(b.name));
    return { at: clock(), templates, subnetIds };
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T> {
    const { health } = this.options;
    try {
      const answer = await ask();
      health.succeeded('compute');
      return answer;
    } catch (error) {
      health.failed('compute', error);
      // Without the cause, which people need not see; the health monitor has logged it.
      throw new ServiceUnavailableError(
        error instanceof AccessError
          ? 'AWS does not let the portal read the templates. Its administrators can see why under Operations.'
          : 'EC2 does not answer, so the templates cannot be read. Try again in a minute.',
      );
    }
  }
}

/** The type that is tried first. */
function typeOf(
  template: LaunchTemplate,
  defaults: Map<string, LaunchTemplateVersion>,
): string | undefined {
  return (
    template.instanceTypes[0] ??
    defaults.get(template.launchTemplateId)?.instanceType
  );
}

function distinct(values: string[]): string[] {
  return [...new Set(values)];
}
