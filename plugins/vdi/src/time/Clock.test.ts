import { Clock } from './Clock';

describe('Clock', () => {
  beforeEach(() => jest.useFakeTimers({ now: 0 }));
  afterEach(() => jest.useRealTimers());

  it('tells everybody the same time at the same moment', () => {
    const clock = new Clock(15_000);
    const early = jest.fn();
    const late = jest.fn();
    clock.subscribe(early);
    jest.advanceTimersByTime(10_000);
    expect(clock.read()).toBe(0);

    const stop = clock.subscribe(late);
    expect(clock.read()).toBe(10_000);
    expect(early).toHaveBeenCalledTimes(1);

    jest.advanceTimersByTime(5_000);
    expect(clock.read()).toBe(15_000);
    expect(early).toHaveBeenCalledTimes(2);
    expect(late).toHaveBeenCalledTimes(2);

    stop();
    jest.advanceTimersByTime(15_000);
    expect(early).toHaveBeenCalledTimes(3);
    expect(late).toHaveBeenCalledTimes(2);
  });

  it('rests while nobody looks, and is right for who comes next', () => {
    const clock = new Clock(15_000);
    clock.subscribe(() => {})();
    expect(jest.getTimerCount()).toBe(0);
    jest.advanceTimersByTime(60_000);
    expect(clock.read()).toBe(60_000);
  });
});
