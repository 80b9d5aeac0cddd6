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
  /** Whether it may work: not before it is known what became of the fleet while nobody looked. @default always */
  mayWork?: () => boolean;
  health: HealthMonitor;
  logger: LoggerService;
  /** The present time; tests bring their own. */
  clock: () => Date;
}
