import type { LoggerService } from '@backstage/backend-plugin-api';
import type { PriceList } from '../aws';
import type { VdiConfig } from '../config';
import { ConfiguredPrices } from './ConfiguredPrices';
import { LookedUpPrices } from './LookedUpPrices';
import type { Prices } from './Prices';

/** The prices of the configuration, and those that AWS lists where the portal may look them up. */
export function createPrices(options: {
  config: VdiConfig['prices'];
  priceList: PriceList;
  logger: LoggerService;
  clock: () => Date;
}): Prices {
  const { config, ...rest } = options;
  const configured = new ConfiguredPrices(config);
  return config.lookUp
    ? new LookedUpPrices({ ...rest, configured })
    : configured;
}
