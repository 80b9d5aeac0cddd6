import { NOON, noonPlus } from '../../__testUtils__/builders';
import type { PoolState } from '../store';
import { noteFailures } from './failures';

const failed = (seconds: number, reasonMessage?: string) => ({
  status: 'failed',
  statusSince: noonPlus(seconds),
  reasonMessage,
});

const pooled = (seconds: number) => ({
  status: 'pooled',
  statusSince: noonPlus(seconds),
});

describe('noteFailures', () => {
  const calm: PoolState = { failures: 0, sampledAt: NOON };

  it('holds the pool for longer after each look that finds new failures', () => {
    const first = noteFailures(
      calm,
      [failed(0), failed(5, 'No.')],
      noonPlus(9),
    );
    expect(first).toEqual({
      failures: 1,
      failedAt: noonPlus(5),
      failure: 'No.',
      heldUntil: noonPlus(69),
      sampledAt: NOON,
    });
    const second = noteFailures(first, [failed(80)], noonPlus(90));
    expect(second).toMatchObject({
      failures: 2,
      failure: 'A warm workstation failed.',
      heldUntil: noonPlus(90 + 120),
    });
  });

  it('counts a failure once, however long it takes to clean up', () => {
    const first = noteFailures(calm, [failed(5)], noonPlus(9));
    expect(noteFailures(first, [failed(5)], noonPlus(24))).toBe(first);
  });

  it('is over it when a member became warm after the last failure', () => {
    const first = noteFailures(calm, [failed(5)], noonPlus(9));
    expect(noteFailures(first, [pooled(4)], noonPlus(24))).toBe(first);
    expect(noteFailures(first, [pooled(20)], noonPlus(24))).toEqual({
      failures: 0,
      failedAt: noonPlus(5),
      sampledAt: NOON,
    });
  });

  it('changes nothing where nothing happened', () => {
    expect(noteFailures(calm, [pooled(4)], noonPlus(24))).toBe(calm);
  });
});
