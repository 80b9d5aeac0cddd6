import type { Platform } from '@deskstage/backstage-plugin-vdi-common';

/** AWS's own list of prices in the region of the fleet, in US dollars. */
export interface PriceList {
  /**
   * An hour of the instance type on demand, by platform; a platform for which there is no price is absent.
   *
   * @throws an error of `errors.ts` when AWS does not say
   */
  hourly(instanceType: string): Promise<Partial<Record<Platform, number>>>;
  /**
   * A gibibyte of a gp3 volume during a month; absent when it is not on the list.
   *
   * @throws an error of `errors.ts` when AWS does not say
   */
  diskMonthly(): Promise<number | undefined>;
}
