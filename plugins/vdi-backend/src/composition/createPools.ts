import { PoolDirectory, PoolKeeper } from '../pools';
import type { Ground } from './createGround';
import type { Templates } from './createTemplates';

/** The pools that there are, and who keeps them warm. */
export interface Pools {
  directory: PoolDirectory;
  keeper: PoolKeeper;
}

/** Puts the keeping of pools together. */
export function createPools(
  ground: Ground,
  { service }: Templates,
  onChange: () => void,
): Pools {
  const { config, stores, firstSweep, policy, logger, clock } = ground;
  const directory = new PoolDirectory({
    store: stores.pools,
    configured: config.pools,
  });
  const keeper = new PoolKeeper({
    store: stores.pools,
    directory,
    templates: service,
    policy,
    logger,
    mayPlan: () => firstSweep.isOver,
    clock,
    onChange,
  });
  return { directory, keeper };
}
