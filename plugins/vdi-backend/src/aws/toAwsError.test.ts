import { EC2Client, RunInstancesCommand } from '@aws-sdk/client-ec2';
import { NotFoundError } from '@backstage/errors';
import { closedPort, ec2Error, StubAws } from './__testUtils__/StubAws';
import { RefusedError, ThrottledError } from './errors';
import { callAws, toAwsError } from './toAwsError';

function sdkError(name: string, status?: number, message = `${name} happened`) {
  return Object.assign(new Error(message), {
    name,
    $metadata: status === undefined ? {} : { httpStatusCode: status },
  });
}

describe('toAwsError', () => {
  it.each([
    ['RequestLimitExceeded', 503, 'ThrottledError', /slow down/],
    ['ThrottlingException', 400, 'ThrottledError', /slow down/],
    ['Throttling', 400, 'ThrottledError', /slow down/],
    ['TooManyRequestsException', 429, 'ThrottledError', /slow down/],
    ['UnknownError', 429, 'ThrottledError', /slow down/],
    [
      'ProvisionedThroughputExceededException',
      400,
      'ThrottledError',
      /slow down/,
    ],
    [
      'InsufficientInstanceCapacity',
      500,
      'InsufficientCapacityError',
      /no machine/,
    ],
    ['InsufficientHostCapacity', 500, 'InsufficientCapacityError', /./],
    [
      'InsufficientFreeAddressesInSubnet',
      400,
      'InsufficientCapacityError',
      /./,
    ],
    ['Unsupported', 400, 'InsufficientCapacityError', /./],
    ['UnsupportedOperation', 400, 'RefusedError', /UnsupportedOperation/],
    ['VcpuLimitExceeded', 400, 'RefusedError', /quota.*Service Quotas/],
    ['InstanceLimitExceeded', 400, 'RefusedError', /quota/],
    ['MaxSpotInstanceCountExceeded', 400, 'RefusedError', /quota/],
    ['AuthFailure', 401, 'AccessError', /does not accept/],
    ['InvalidClientTokenId', 403, 'AccessError', /does not accept/],
    ['UnrecognizedClientException', 400, 'AccessError', /does not accept/],
    ['UnauthorizedOperation', 403, 'AccessError', /may not do 'ec2:Run/],
    ['AccessDeniedException', 400, 'AccessError', /policy/],
    ['AccessDenied', 403, 'AccessError', /policy/],
    ['ExpiredTokenException', 400, 'AccessError', /expired/],
    ['ExpiredToken', 403, 'AccessError', /expired/],
    ['RequestExpired', 400, 'AccessError', /clock/],
    [
      'CredentialsProviderError',
      undefined,
      'AccessError',
      /no AWS credentials for 'ec2:RunInstances'/,
    ],
    ['TimeoutError', undefined, 'UncertainError', /cannot be reached/],
    ['AbortError', undefined, 'UncertainError', /cannot be reached/],
    ['InternalError', 500, 'UncertainError', /InternalError/],
    ['ServiceUnavailable', 503, 'UncertainError', /./],
    ['RequestTimeoutException', 408, 'UncertainError', /./],
    ['SyntaxError', 200, 'UncertainError', /./],
    [
      'InvalidParameterValue',
      400,
      'RefusedError',
      /InvalidParameterValue happ/,
    ],
  ])('%s (%s) is a %s', (name, status, expected, sentence) => {
    const cause = sdkError(name, status);
    const error = toAwsError(cause, 'ec2:RunInstances');
    expect(error.name).toBe(expected);
    expect(error.message).toMatch(sentence);
    expect(error.message).not.toContain('caused by');
    expect(error.cause).toBe(cause);
    expect((error as Partial<RefusedError>).code).toBe(
      expected === 'RefusedError' ? name : undefined,
    );
  });

  it.each(['ECONNREFUSED', 'ECONNRESET', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'])(
    'takes %s for no answer',
    code => {
      const error = toAwsError(Object.assign(new Error(code), { code }), 'a:B');
      expect(error.name).toBe('UncertainError');
      expect(error).toHaveProperty('answered', false);
      expect(error.message).toMatch(
        /^AWS cannot be reached for 'a:B' \(E[A-Z_]+\); check the network/,
      );
    },
  );

  it('tells an accident of AWS from a network that is not there', () => {
    expect(toAwsError(sdkError('InternalError', 500), 'a:B')).toMatchObject({
      name: 'UncertainError',
      answered: true,
    });
  });

  it('explains a missing region and a foreign account', () => {
    expect(toAwsError(new Error('Region is missing'), 'a:B').message).toMatch(
      /'vdi\.aws\.region'/,
    );
    const foreign = new Error('There is no AWS integration that matches 1.');
    expect(toAwsError(foreign, 'a:B').name).toBe('AccessError');
  });

  it('keeps the signed headers of a signature error to itself', () => {
    const error = toAwsError(
      sdkError('SignatureDoesNotMatch', 403, 'x-amz-security-token:SECRET'),
      'a:B',
    );
    expect(`${error.stack}${error.cause}`).not.toContain('SECRET');
    expect(error.message).toContain('SignatureDoesNotMatch');
  });

  it('leaves errors of its own and of others as they are', () => {
    const throttled = new ThrottledError('later');
    expect(toAwsError(throttled, 'a:B')).toBe(throttled);
    const bug = new TypeError('x is not a function');
    expect(toAwsError(bug, 'a:B')).toBe(bug);
    const missing = new NotFoundError('no');
    expect(toAwsError(missing, 'a:B')).toBe(missing);
  });
});

describe('what a real client throws', () => {
  async function failureAgainst(endpoint: string, timeout = 5_000) {
    const client = new EC2Client({
      endpoint,
      region: 'eu-west-1',
      credentials: { accessKeyId: 'AKIAKEY', secretAccessKey: 's' },
      maxAttempts: 1,
      requestHandler: {
        connectionTimeout: timeout,
        requestTimeout: timeout,
        throwOnRequestTimeout: true,
      },
    });
    const error: Error = await callAws('ec2:RunInstances', () =>
      client.send(new RunInstancesCommand({ MinCount: 1, MaxCount: 1 })),
    ).then(
      () => Promise.reject(new Error('the call did not fail')),
      thrown => thrown,
    );
    client.destroy();
    return error;
  }

  it.each([
    [ec2Error('RequestLimitExceeded', 'Slow', 503), 'ThrottledError'],
    [
      ec2Error('InsufficientInstanceCapacity', 'No', 500),
      'InsufficientCapacityError',
    ],
    [ec2Error('UnauthorizedOperation', 'No', 403), 'AccessError'],
    [ec2Error('InvalidParameterValue', 'Bad', 400), 'RefusedError'],
    [ec2Error('InternalError', 'Oops', 500), 'UncertainError'],
    [{ status: 502, body: '<html>Bad gateway</html>' }, 'UncertainError'],
    [{ status: 200, body: '<RunInst' }, 'UncertainError'],
    [{ hangUp: true as const }, 'UncertainError'],
  ])('%j is a %s', async (answer, expected) => {
    const stub = await StubAws.create(() => answer);
    const error = await failureAgainst(stub.endpoint);
    await stub.stop();
    expect(error.name).toBe(expected);
  });

  it('takes a refused connection and a silent server for no answer', async () => {
    const refused = await failureAgainst(
      `http://127.0.0.1:${await closedPort()}`,
    );
    expect(refused.name).toBe('UncertainError');

    const stub = await StubAws.create(() => ({ silence: true }));
    const silent = await failureAgainst(stub.endpoint, 50);
    await stub.stop();
    expect(silent.name).toBe('UncertainError');
    expect(stub.calls).toHaveLength(1);
  });
});
