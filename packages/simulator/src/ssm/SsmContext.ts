import type { Faults } from '../faults';
import type { World } from '../world/World';
import type { CommandRunner } from './CommandRunner';

/** What SSM's operations work on. */
export interface SsmContext {
  world: World;
  faults: Faults;
  runner: CommandRunner;
}
