import type { Faults } from '../faults';
import type { World } from '../world/World';
import type { Instances } from './Instances';
import type { QueryParameters } from './QueryParameters';
import type { XmlValue } from './xml';

/** What EC2's actions work on. */
export interface Ec2Context {
  world: World;
  instances: Instances;
  faults: Faults;
}

/** One action: from its parameters to the members of its answer. */
export type Ec2Action = (
  context: Ec2Context,
  parameters: QueryParameters,
) => { [name: string]: XmlValue };
