import { NOON } from '../../__testUtils__/builders';
import { RefusedError, ThrottledError } from '../errors';
import { CallPacer } from './CallPacer';

const RUN = 'ec2:RunInstances';

describe('CallPacer', () => {
  let now: number;
  let pacer: CallPacer;

  beforeEach(() => {
    now = NOON.getTime();
    pacer = new CallPacer({ clock: () => new Date(now) });
  });

  const call = (
    options: { action?: string; instances?: number; background?: boolean } = {},
    answer: () => Promise<string> = async () => 'done',
  ) => pacer.run({ action: RUN, instances: 1, ...options }, answer);

  /** How many calls go through at once. */
  async function burst(options: Parameters<typeof call>[0]): Promise<number> {
    for (let count = 0; ; count += 1) {
      const answer = await call(options).catch(error => error);
      if (answer instanceof ThrottledError) {
        return count;
      }
    }
  }

  it('lets as many through as EC2 does, and says when the next can go', async () => {
    expect(await burst({})).toBe(5);
    await expect(call()).rejects.toMatchObject({ retryAfter: 500 });
    now += 499;
    await expect(call()).rejects.toBeInstanceOf(ThrottledError);
    now += 1;
    await expect(call()).resolves.toBe('done');
    now += 60_000;
    expect(await burst({})).toBe(5);
  });

  it('counts the instances too', async () => {
    expect(await burst({ instances: 250 })).toBe(4);
    await expect(call({ instances: 250 })).rejects.toMatchObject({
      retryAfter: 125_000,
    });
    // A smaller one may still go when a token of each bucket is there.
    now += 1_000;
    await expect(call({ instances: 2 })).resolves.toBe('done');
  });

  it('leaves something to those for whom somebody waits', async () => {
    expect(await burst({ background: true })).toBe(3);
    expect(await burst({})).toBe(2);
  });

  it('does not wait for more than a bucket can ever hold', async () => {
    await expect(call({ instances: 5_000 })).resolves.toBe('done');
    await expect(call()).rejects.toBeInstanceOf(ThrottledError);
  });

  it('learns from being refused that others draw from the same limits', async () => {
    await expect(
      call({}, () => Promise.reject(new ThrottledError('slow down'))),
    ).rejects.toMatchObject({ message: 'slow down', retryAfter: undefined });
    await expect(call()).rejects.toMatchObject({ retryAfter: 500 });
    // What was refused used up no machines.
    now += 500;
    await expect(call({ instances: 1_000 })).resolves.toBe('done');
  });

  it('has nothing against other failures and other actions', async () => {
    const refusal = new RefusedError('InvalidParameterValue', 'no');
    await expect(call({}, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(await burst({})).toBe(4);
    await expect(call({ action: 'ec2:StartInstances' })).resolves.toBe('done');
    await expect(call({ action: 'ec2:ModifyInstanceAttribute' })).resolves.toBe(
      'done',
    );
  });
});
