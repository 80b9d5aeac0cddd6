import type { Platform } from '@deskstage/backstage-plugin-vdi-common';

const HOUR = 3_600_000;
/** Days of a month, as prices by the month are meant */
const DAYS = 365 / 12;

/** Prices of one workstation, in US dollars. */
export interface Cost {
  perHour?: number;
  perDayStopped?: number;
  thisRun?: number;
}

/** Prices by `<instance type> <platform>`, and of a gibibyte of disk during a month. */
export interface KnownPrices {
  hourly: Map<string, number>;
  diskMonthly?: number;
}

/** What a workstation costs; `undefined` when no price is known. */
export function costOf(
  workstation: {
    instanceType?: string;
    platform: Platform;
    diskGib?: number;
    runningSince?: Date;
  },
  prices: KnownPrices,
  now: Date,
): Cost | undefined {
  const { instanceType, platform, diskGib, runningSince } = workstation;
  const perHour = prices.hourly.get(`${instanceType} ${platform}`);
  const cost: Cost = {
    perHour,
    perDayStopped:
      diskGib === undefined || prices.diskMonthly === undefined
        ? undefined
        : round((diskGib * prices.diskMonthly) / DAYS),
    thisRun:
      perHour === undefined || !runningSince
        ? undefined
        : round(
            (perHour * Math.max(0, now.getTime() - runningSince.getTime())) /
              HOUR,
          ),
  };
  return Object.values(cost).some(each => each !== undefined)
    ? cost
    : undefined;
}

function round(dollars: number): number {
  return Math.round(dollars * 10_000) / 10_000;
}
