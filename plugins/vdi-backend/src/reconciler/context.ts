import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Directory, Fleet, Hosts, Passwords } from '../aws';
import type { HealthMonitor } from '../health';
import type { LifecyclePolicy } from '../lifecycle';
import type { WorkstationStore } from '../workstations';
import type { LaunchStore } from './LaunchStore';
import type { PlacementChoices } from './placements';
import type { WorkQueue } from './WorkQueue';

/** Where the reconciler asks how a template's machines may be placed. */
export interface PlacementSource {
  /** @throws NotFoundError when the template is no longer there */
  placements(templateId: string): Promise<PlacementChoices>;
}

/** What the reconciler works with. */
export interface ReconcilerContext {
  store: WorkstationStore;
  queue: WorkQueue;
  launches: LaunchStore;
  fleet: Fleet;
  hosts: Hosts;
  directory: Directory;
  passwords: Passwords;
  placements: PlacementSource;
  policy: LifecyclePolicy;
  /** Whether rows may be launched: not before it is known which of them have been. @default always */
  mayLaunch?: () => boolean;
  health: HealthMonitor;
  logger: LoggerService;
  /** The present time; tests bring their own. */
  clock: () => Date;
}
