import { ConfiguredPrices } from './ConfiguredPrices';
import { costOf } from './costOf';

const NOON = new Date('2026-11-02T12:00:00Z');
const LINUX = { instanceType: 'm7i.xlarge', platform: 'linux' } as const;

describe('costOf', () => {
  const prices = new ConfiguredPrices({
    hourly: {
      linux: { 'm7i.xlarge': 0.2 },
      windows: { 'm7i.xlarge': 0.4 },
    },
    diskMonthly: 0.0912,
  });
  const cost = async (workstation: Parameters<typeof costOf>[0]) =>
    costOf(
      workstation,
      {
        hourly: await prices.hourly([workstation.instanceType ?? '']),
        diskMonthly: await prices.diskMonthly(),
      },
      NOON,
    );

  it('goes by the type, the platform and the size of the disk', async () => {
    expect(
      await cost({
        ...LINUX,
        diskGib: 100,
        runningSince: new Date('2026-11-02T09:30:00Z'),
      }),
    ).toEqual({ perHour: 0.2, perDayStopped: 0.2998, thisRun: 0.5 });
    expect(await cost({ ...LINUX, platform: 'windows' })).toMatchObject({
      perHour: 0.4,
    });
  });

  it('leaves out what is not known', async () => {
    expect(await cost({ platform: 'linux' })).toBeUndefined();
    expect(
      await cost({ instanceType: 'p9.huge', platform: 'linux', diskGib: 10 }),
    ).toEqual({ perDayStopped: 0.03 });
    expect(
      costOf({ ...LINUX, diskGib: 10 }, { hourly: new Map() }, NOON),
    ).toBeUndefined();
  });
});
