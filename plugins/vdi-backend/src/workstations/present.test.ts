import { aWorkstation, NOON, noonPlus } from '../__testUtils__/builders';
import { actionsOf, presentWorkstation, runsSince } from './present';

describe('actionsOf', () => {
  const access = { may: () => true } as unknown as Parameters<
    typeof actionsOf
  >[1]['access'];
  const starting = aWorkstation({ status: 'starting' });

  it('offers a way out of a start that EC2 refuses', () => {
    expect(actionsOf(starting, { access })).toEqual(['rename', 'delete']);
    const refused = { ...starting, reasonCode: 'capacity' };
    expect(actionsOf(refused, { access })).toEqual([
      'stop',
      'resize',
      'rename',
      'delete',
    ]);
    // Its memory fits its type alone.
    const hibernated = { ...refused, stopMode: 'hibernate' as const };
    expect(actionsOf(hibernated, { access })).not.toContain('resize');
  });
});

describe('presentWorkstation', () => {
  it.each([
    ['stopping', true],
    ['stopped', true],
    ['starting', undefined],
  ] as const)(
    'tells hibernation from a stop while it is %s',
    (status, told) => {
      const access = { may: () => false } as unknown as Parameters<
        typeof actionsOf
      >[1]['access'];
      const shown = (stopMode: 'stop' | 'hibernate') =>
        presentWorkstation(aWorkstation({ status, stopMode }), { access });
      expect(shown('hibernate').hibernated).toBe(told);
      expect(shown('stop').hibernated).toBeUndefined();
    },
  );
});

describe('runsSince', () => {
  it('begins with the claim of what was warm, and with each start after', () => {
    const warm = { runningSince: NOON, claimedAt: noonPlus(1860) };
    expect(runsSince(warm)).toEqual(noonPlus(1860));
    expect(runsSince({ ...warm, runningSince: noonPlus(9000) })).toEqual(
      noonPlus(9000),
    );
    expect(runsSince({ runningSince: NOON })).toEqual(NOON);
    expect(runsSince({ claimedAt: NOON })).toBeUndefined();
  });
});
