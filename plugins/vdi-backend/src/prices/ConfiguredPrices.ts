import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import type { Prices } from './Prices';

/** Prices that a portal was told, for those who pay others than the list prices. */
export interface PriceTable {
  /** US dollars an hour, by platform and instance type */
  hourly: Partial<Record<Platform, Record<string, number>>>;
  /** US dollars for a gibibyte of disk during a month */
  diskMonthly?: number;
}

/** {@link Prices} of the portal's configuration. */
export class ConfiguredPrices implements Prices {
  constructor(private readonly table: PriceTable) {}

  async hourly(instanceTypes: string[]): Promise<Map<string, number>> {
    const prices = new Map<string, number>();
    for (const [platform, table] of Object.entries(this.table.hourly)) {
      for (const type of instanceTypes) {
        const price = table[type];
        if (price !== undefined) {
          prices.set(`${type} ${platform}`, price);
        }
      }
    }
    return prices;
  }

  async diskMonthly(): Promise<number | undefined> {
    return this.table.diskMonthly;
  }
}
