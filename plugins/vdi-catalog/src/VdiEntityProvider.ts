import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type {
  ImageProject,
  ImagesApi,
  VdiApi,
} from '@deskstage/backstage-plugin-vdi-common';
import type { EntityContext } from './EntityContext';
import { imageEntity } from './imageEntity';
import { templateEntity } from './templateEntity';

/** The most projects that the API gives at once. */
const PAGE = 200;

/**
 * Brings the templates that people are offered, and all image projects, into the catalog. What is not there any more
 * disappears; when the VDI backend does not answer, everything stays as it is.
 */
export class VdiEntityProvider implements EntityProvider {
  private connection: EntityProviderConnection | undefined;
  private running: Promise<void> | undefined;
  private again = false;
  private failing = false;

  constructor(
    private readonly options: {
      vdi: Pick<VdiApi, 'listTemplates'> & {
        images: Pick<ImagesApi, 'list'>;
      };
      auth: AuthService;
      logger: LoggerService;
      context: EntityContext;
    },
  ) {}

  getProviderName(): string {
    return 'vdi';
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.connection = connection;
  }

  /** Reads everything anew; calls that come meanwhile are served by one more reading. */
  async refresh(): Promise<void> {
    if (this.running) {
      this.again = true;
      return this.running;
    }
    this.running = this.refreshAll().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  private async refreshAll(): Promise<void> {
    do {
      this.again = false;
      await this.refreshOnce();
    } while (this.again);
  }

  private async refreshOnce(): Promise<void> {
    const { logger, context } = this.options;
    if (!this.connection) {
      return;
    }
    try {
      const { templates, projects } = await this.read();
      const byId = new Map(projects.map(each => [each.id, each]));
      const entities = [
        ...templates.map(each =>
          templateEntity(each, byId.get(each.id), context),
        ),
        ...projects.map(each => imageEntity(each, context)),
      ];
      await this.connection.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: 'vdi' })),
      });
      if (this.failing) {
        this.failing = false;
        logger.info('VDI: templates and image projects can be read again');
      }
    } catch (error) {
      if (!this.failing) {
        this.failing = true;
        logger.warn(
          `VDI: templates and image projects cannot be read; the catalog keeps those that it has, and it is tried again: ${stringifyError(
            error,
          )}`,
        );
      }
    }
  }

  private async read() {
    const { vdi } = this.options;
    const { items } = await vdi.listTemplates({ token: await this.token() });
    return {
      templates: items.filter(each => !each.hidden),
      projects: await this.readProjects(),
    };
  }

  private async readProjects(): Promise<ImageProject[]> {
    const { vdi } = this.options;
    const projects: ImageProject[] = [];
    let cursor: string | undefined;
    do {
      const page = await vdi.images.list(
        { limit: PAGE, cursor },
        { token: await this.token() },
      );
      projects.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return projects.filter(each => each.status !== 'deleting');
  }

  private async token(): Promise<string> {
    const { auth } = this.options;
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'vdi',
    });
    return token;
  }
}
