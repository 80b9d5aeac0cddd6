import { mockServices } from '@backstage/backend-test-utils';
import { AccessError, ThrottledError, UncertainError } from '../aws';
import { NOON, noonPlus } from '../__testUtils__/builders';
import { HealthMonitor, type HealthCheckName } from './HealthMonitor';

describe('HealthMonitor', () => {
  const logger = mockServices.logger.mock();
  let now: Date;
  let health: HealthMonitor;

  beforeEach(() => {
    jest.clearAllMocks();
    now = NOON;
    health = new HealthMonitor({ logger, clock: () => now });
  });

  const check = (name: HealthCheckName, details = false) =>
    health.report({ details }).checks.find(each => each.name === name);

  it('knows nothing until something was used', () => {
    const { status, checks } = health.report();
    expect(status).toBe('ok');
    expect(checks.map(each => each.status)).toEqual(
      checks.map(() => 'unknown'),
    );
    expect(checks.map(each => each.name)).toEqual([
      'compute',
      'hosts',
      'directory',
      'secrets',
      'images',
      'reconciler',
      'sweep',
    ]);
  });

  it('says what is missing, and since when', () => {
    health.succeeded('compute');
    now = noonPlus(5);
    health.failed(
      'directory',
      new AccessError('Allow dynamodb:GetItem on the table.'),
    );
    expect(health.report().status).toBe('degraded');
    expect(check('compute')).toEqual({
      name: 'compute',
      status: 'ok',
      message: undefined,
      checkedAt: NOON.toISOString(),
    });
    expect(check('directory')).toEqual({
      name: 'directory',
      status: 'degraded',
      message:
        'The connection directory does not let the portal in; its administrators can see why. Nobody new can connect until it does.',
      checkedAt: noonPlus(5).toISOString(),
    });
    expect(check('directory', true)).toMatchObject({
      problem: 'access',
      detail: 'Allow dynamodb:GetItem on the table.',
    });
  });

  it('tells those who can mend it a missing network from an accident', () => {
    const kindOf = (error: Error) => {
      health.failed('compute', error);
      return check('compute', true);
    };
    expect(kindOf(new UncertainError('no route', undefined, false))).toEqual({
      name: 'compute',
      status: 'degraded',
      message: expect.stringMatching(/^EC2 does not answer\./),
      problem: 'network',
      detail: 'no route',
      checkedAt: NOON.toISOString(),
    });
    expect(kindOf(new UncertainError('a 500'))).toMatchObject({
      problem: 'unclear',
      detail: 'a 500',
    });
    expect(kindOf(new TypeError('x is undefined'))).toMatchObject({
      problem: 'unclear',
      detail: undefined,
    });
    health.succeeded('compute');
    expect(check('compute', true)).not.toHaveProperty('problem');
  });

  it('shows no inside of an unexpected error to callers, but logs it', () => {
    health.failed('secrets', new UncertainError('socket 10.0.0.7 hung up'));
    expect(check('secrets')?.message).toMatch(
      /^Secrets Manager does not answer\./,
    );
    expect(JSON.stringify(check('secrets'))).not.toContain('socket');
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('socket 10.0.0.7 hung up'),
    );
  });

  it('warns when a problem begins and says when it is over', () => {
    const denied = new AccessError('Allow ec2:RunInstances.');
    health.failed('compute', denied);
    health.failed('compute', denied);
    expect(logger.warn).toHaveBeenCalledTimes(1);
    // Two callers that lack different permissions would take turns.
    health.failed('compute', new Error('boom'));
    expect(logger.warn).toHaveBeenCalledTimes(1);
    health.succeeded('compute');
    health.succeeded('compute');
    expect(logger.info.mock.calls).toEqual([['VDI: compute works again']]);
    expect(check('compute')?.status).toBe('ok');
  });

  it('does not take being told to slow down for ill health', () => {
    health.succeeded('compute');
    health.failed('compute', new ThrottledError('RequestLimitExceeded'));
    expect(check('compute')?.status).toBe('ok');
    expect(logger.warn).not.toHaveBeenCalled();
  });
});
