import type { Config } from '@backstage/config';
import type { PriceTable } from '../prices';

/** Where prices come from. */
export interface PriceSettings extends PriceTable {
  /** Whether AWS is asked for those that the table does not have */
  lookUp: boolean;
}

/**
 * Reads `vdi.prices`.
 *
 * @throws Error that names the key whose value is no price
 */
export function readPrices(prices: Config | undefined): PriceSettings {
  const hourly: PriceTable['hourly'] = {};
  for (const platform of ['linux', 'windows'] as const) {
    const table = prices?.getOptional<Record<string, unknown>>(
      `hourly.${platform}`,
    );
    if (table) {
      hourly[platform] = Object.fromEntries(
        Object.entries(table).map(([type, price]) => [
          type,
          checked(`hourly.${platform}.'${type}'`, price),
        ]),
      );
    }
  }
  const disk = prices?.getOptionalNumber('diskMonthly');
  return {
    lookUp: prices?.getOptionalBoolean('lookUp') ?? false,
    hourly,
    diskMonthly: disk === undefined ? undefined : checked('diskMonthly', disk),
  };
}

function checked(key: string, price: unknown): number {
  if (typeof price !== 'number' || !(price >= 0)) {
    throw new Error(
      `'vdi.prices.${key}' must be a price in US dollars; it is '${price}'.`,
    );
  }
  return price;
}
