import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import type { PriceList } from '../aws';
import type { Prices } from './Prices';

/** List prices change a few times a year; in milliseconds. */
const DAY = 24 * 60 * 60_000;
/** How long AWS is not asked again for what it did not say, in milliseconds. */
const PAUSE = 15 * 60_000;
/** How long a page waits for prices that are not known yet, in milliseconds; the next one has them. */
const PATIENCE = 1_000;

/** Something that was asked of the price list. */
interface Entry<T> {
  value?: T;
  /** Until when it is not asked again */
  until: number;
  pending?: Promise<void>;
}

/** Options of {@link LookedUpPrices}. */
export interface LookedUpPricesOptions {
  priceList: PriceList;
  /** Prices that go before those of the list */
  configured: Prices;
  logger: LoggerService;
  clock: () => Date;
  /** Milliseconds that a caller waits at most. @default 1000 */
  patience?: number;
}

/**
 * {@link Prices} of AWS's list, remembered for a day. Nobody waits long for them: what is not known in time is absent,
 * and an old price is better than none.
 */
export class LookedUpPrices implements Prices {
  private readonly types = new Map<
    string,
    Entry<Partial<Record<Platform, number>>>
  >();
  private readonly disk: Entry<number> = { until: 0 };
  private failing = false;

  constructor(private readonly options: LookedUpPricesOptions) {}

  async hourly(instanceTypes: string[]): Promise<Map<string, number>> {
    const { priceList, configured } = this.options;
    const types = [...new Set(instanceTypes)];
    const entries = new Map(
      types.map(type => {
        const entry = this.types.get(type) ?? { until: 0 };
        this.types.set(type, entry);
        return [type, entry];
      }),
    );
    await this.refresh(
      [...entries].map(([type, entry]) => ({
        entry,
        ask: () => priceList.hourly(type),
      })),
    );
    const prices = new Map<string, number>();
    for (const [type, { value = {} }] of entries) {
      for (const [platform, price] of Object.entries(value)) {
        prices.set(`${type} ${platform}`, price);
      }
    }
    for (const [key, price] of await configured.hourly(instanceTypes)) {
      prices.set(key, price);
    }
    return prices;
  }

  async diskMonthly(): Promise<number | undefined> {
    const { priceList, configured } = this.options;
    const price = await configured.diskMonthly();
    if (price !== undefined) {
      return price;
    }
    await this.refresh([
      { entry: this.disk, ask: () => priceList.diskMonthly() },
    ]);
    return this.disk.value;
  }

  /** Asks for what is not known any more, and waits a little for what has never been. */
  private async refresh<T>(
    wanted: { entry: Entry<T>; ask: () => Promise<T | undefined> }[],
  ): Promise<void> {
    const now = this.options.clock().getTime();
    for (const { entry, ask } of wanted) {
      if (!entry.pending && entry.until <= now) {
        entry.pending = this.look(entry, ask);
      }
    }
    const awaited = wanted.flatMap(({ entry }) =>
      entry.pending && entry.value === undefined ? entry.pending : [],
    );
    if (awaited.length > 0) {
      await within(this.options.patience ?? PATIENCE, Promise.all(awaited));
    }
  }

  private async look<T>(
    entry: Entry<T>,
    ask: () => Promise<T | undefined>,
  ): Promise<void> {
    const { logger, clock } = this.options;
    try {
      entry.value = await ask();
      entry.until = clock().getTime() + DAY;
      this.failing = false;
    } catch (error) {
      entry.until = clock().getTime() + PAUSE;
      if (!this.failing) {
        logger.warn(
          `VDI: prices could not be looked up, and are left out where none was known before: ${stringifyError(
            error,
          )}`,
        );
      }
      this.failing = true;
    } finally {
      entry.pending = undefined;
    }
  }
}

/** Waits for something that never rejects, for so many milliseconds at most. */
async function within(
  milliseconds: number,
  work: Promise<unknown>,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise(resolve => {
      timer = setTimeout(resolve, milliseconds);
    }),
  ]);
  clearTimeout(timer);
}
