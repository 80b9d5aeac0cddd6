import type { Faults } from '../faults';
import type { World } from '../world/World';

/** What Image Builder's operations work on. */
export interface ImageBuilderContext {
  world: World;
  faults: Faults;
}
