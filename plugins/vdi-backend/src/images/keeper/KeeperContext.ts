import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Hosts, ImageFactory, ImageParts } from '../../aws';
import type { HealthMonitor } from '../../health';
import type { LifecyclePolicy } from '../../lifecycle';
import type { PoolStore } from '../../pools';
import type {
  DefaultVersions,
  TemplateCatalog,
  TemplateService,
  TemplateStore,
} from '../../templates';
import type { WorkstationStore } from '../../workstations';
import type { ImagePolicy } from '../lifecycle';
import type {
  ImageBuildRecord,
  ImageProjectRecord,
  NewImageEvent,
} from '../model';
import type { ImageStore, Patch } from '../store';

/** What the steps of the keeper work with. */
export interface KeeperContext {
  deployment: string;
  store: ImageStore;
  images: ImageFactory;
  /** What a project is made of; throws InputError that says what is wrong with its settings */
  plan: (project: ImageProjectRecord) => Promise<ImageParts>;
  catalog: Pick<TemplateCatalog, 'find' | 'forget'>;
  templates: Pick<TemplateService, 'choose'>;
  defaults: Pick<DefaultVersions, 'make'>;
  templateStore: Pick<TemplateStore, 'settings' | 'putSettings' | 'defaults'>;
  pools: Pick<PoolStore, 'put'>;
  workstations: Pick<
    WorkstationStore,
    'get' | 'list' | 'request' | 'update' | 'countByTemplate'
  >;
  hosts: Pick<Hosts, 'observe' | 'sessions'>;
  lifecycle: LifecyclePolicy;
  policy: ImagePolicy;
  health: Pick<HealthMonitor, 'succeeded' | 'failed'>;
  logger: LoggerService;
  clock: () => Date;
  /** Called when a project or a build of it has changed. */
  onChange: (projectId: string) => void;
  /** Called when a project is gone, and its history with it. */
  onGone: (projectId: string) => void;
  /** Called when a workstation is due. */
  onWorkstation: () => void;
  /** Called when a template has changed. */
  onTemplate: (templateId: string) => void;
}

/**
 * Changes a build that nobody has changed meanwhile.
 *
 * @returns `undefined` when somebody has: the next look decides anew
 */
export async function changeBuild(
  { store, clock, onChange }: KeeperContext,
  build: ImageBuildRecord,
  patch: Patch<ImageBuildRecord>,
  ...events: NewImageEvent[]
): Promise<ImageBuildRecord | undefined> {
  const changed = await store.updateBuild(
    build,
    patch,
    events.map(event => ({
      ...event,
      buildId: build.id,
      buildNumber: build.number,
    })),
    clock(),
  );
  if (changed) {
    onChange(build.projectId);
  }
  return changed;
}

/** The same for a project. */
export async function changeProject(
  { store, clock, onChange }: KeeperContext,
  project: ImageProjectRecord,
  patch: Patch<ImageProjectRecord>,
  ...events: NewImageEvent[]
): Promise<ImageProjectRecord | undefined> {
  const changed = await store.updateProject(project, patch, events, clock());
  if (changed) {
    onChange(project.id);
  }
  return changed;
}
