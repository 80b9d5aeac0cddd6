import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { formatFinding } from './Finding';
import { unanswered } from './unanswered';

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

describe('unanswered', () => {
  it.each([
    [
      named(
        'AccessDeniedException',
        'User: arn:aws:iam::111122223333:user/ops is not authorized to perform: ssm:GetParameter on resource: x',
      ),
      'warning Quota — could not be checked: the permission ssm:GetParameter is missing — allow it, or see to it yourself',
    ],
    [
      named('UnauthorizedOperation', 'You are not authorized.'),
      'warning Quota — could not be checked: You are not authorized. — allow it, or see to it yourself',
    ],
    [
      named('ThrottlingException', 'Rate exceeded\nmore'),
      'warning Quota — could not be checked: Rate exceeded — see to it yourself',
    ],
    [
      named('TimeoutError', 'The operation was aborted due to timeout'),
      'warning Quota — could not be checked: there was no answer (The operation was aborted due to timeout) — look at the network and the proxy of this machine',
    ],
  ])('reads %s', (error, line) => {
    expect(formatFinding(unanswered('Quota', error))).toBe(line);
  });

  it('knows what the SDK throws when nobody listens', async () => {
    const client = new SSMClient({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9',
      maxAttempts: 1,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });
    const error = await client
      .send(new GetParameterCommand({ Name: 'x' }))
      .catch(cause => cause);
    expect(unanswered('Quota', error).sentence).toMatch(/there was no answer/);
  });
});
