import { mockServices } from '@backstage/backend-test-utils';
import type { PriceList } from '../aws';
import { ConfiguredPrices, type PriceTable } from './ConfiguredPrices';
import { LookedUpPrices } from './LookedUpPrices';

const HOUR = 3_600_000;

/** A price list on which prices can be changed, and which can be silent or broken. */
class ScriptedPriceList implements PriceList {
  readonly asked: string[] = [];
  linux = 0.2;
  disk: number | undefined = 0.09;
  mood: 'well' | 'broken' | 'silent' = 'well';

  hourly(instanceType: string) {
    return this.answer(instanceType, { linux: this.linux });
  }

  diskMonthly() {
    return this.answer('disk', this.disk);
  }

  private async answer<T>(what: string, value: T): Promise<T> {
    this.asked.push(what);
    if (this.mood === 'broken') {
      throw new Error('AWS has no time');
    }
    return this.mood === 'silent' ? new Promise<T>(() => {}) : value;
  }
}

describe('LookedUpPrices', () => {
  const priceList = () => new ScriptedPriceList();

  function setUp(list: PriceList, table: PriceTable = { hourly: {} }) {
    const clock = { time: Date.parse('2026-11-02T08:00:00Z') };
    const logger = mockServices.logger.mock();
    const prices = new LookedUpPrices({
      priceList: list,
      configured: new ConfiguredPrices(table),
      logger,
      clock: () => new Date(clock.time),
      patience: 20,
    });
    return { clock, logger, prices };
  }

  it('asks once a day for each type', async () => {
    const list = priceList();
    const { clock, prices } = setUp(list);
    const both = new Map([
      ['a.large linux', 0.2],
      ['b.large linux', 0.2],
    ]);
    const [one, other] = await Promise.all([
      prices.hourly(['a.large', 'a.large', 'b.large']),
      prices.hourly(['b.large', 'a.large']),
    ]);
    expect(one).toEqual(both);
    expect(other).toEqual(both);
    expect(list.asked).toEqual(['a.large', 'b.large']);

    clock.time += 23 * HOUR;
    list.linux = 0.3;
    await prices.hourly(['a.large']);
    expect(list.asked).toHaveLength(2);

    clock.time += HOUR;
    await prices.hourly(['a.large']);
    expect(await prices.hourly(['a.large'])).toEqual(
      new Map([['a.large linux', 0.3]]),
    );
    expect(list.asked).toHaveLength(3);
  });

  it('lets configured prices win', async () => {
    const list = priceList();
    const { prices } = setUp(list, {
      hourly: { linux: { 'a.large': 0.11 }, windows: { 'a.large': 0.22 } },
      diskMonthly: 0.05,
    });
    expect(await prices.hourly(['a.large'])).toEqual(
      new Map([
        ['a.large linux', 0.11],
        ['a.large windows', 0.22],
      ]),
    );
    expect(await prices.diskMonthly()).toBe(0.05);
    expect(list.asked).not.toContain('disk');
  });

  it('keeps old prices and rests when AWS does not answer, and says so once', async () => {
    const list = priceList();
    const { clock, logger, prices } = setUp(list);
    expect(await prices.diskMonthly()).toBe(0.09);

    list.mood = 'broken';
    clock.time += 25 * HOUR;
    expect(await prices.hourly(['a.large'])).toEqual(new Map());
    expect(await prices.diskMonthly()).toBe(0.09);
    expect(await prices.diskMonthly()).toBe(0.09);
    expect(await prices.hourly(['a.large'])).toEqual(new Map());
    expect(list.asked).toEqual(['disk', 'a.large', 'disk']);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('AWS has no time'),
    );

    list.mood = 'well';
    clock.time += HOUR;
    expect(await prices.hourly(['a.large'])).toEqual(
      new Map([['a.large linux', 0.2]]),
    );
  });

  it('does not wait for long', async () => {
    const list = priceList();
    list.mood = 'silent';
    const { prices } = setUp(list, {
      hourly: { linux: { 'b.large': 0.11 } },
    });
    expect(await prices.hourly(['a.large', 'b.large'])).toEqual(
      new Map([['b.large linux', 0.11]]),
    );
    expect(await prices.diskMonthly()).toBeUndefined();
    await prices.hourly(['a.large']);
    expect(list.asked).toEqual(['a.large', 'b.large', 'disk']);
  });

  it('has the old price while a new one is on its way', async () => {
    const list = priceList();
    const { clock, prices } = setUp(list);
    await prices.hourly(['a.large']);
    list.mood = 'silent';
    clock.time += 25 * HOUR;
    expect(await prices.hourly(['a.large'])).toEqual(
      new Map([['a.large linux', 0.2]]),
    );
    expect(list.asked).toHaveLength(2);
  });

  it('knows a list without the price', async () => {
    const list = priceList();
    list.disk = undefined;
    const { prices } = setUp(list);
    expect(await prices.diskMonthly()).toBeUndefined();
    await prices.diskMonthly();
    expect(list.asked).toEqual(['disk']);
  });
});
