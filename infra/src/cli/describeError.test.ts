import { DescribeInstancesCommand, EC2Client } from '@aws-sdk/client-ec2';
import { ConfigurationError } from '../configuration';
import { describeError } from './describeError';
import { NobodyToAskError } from './Terminal';
import { UserError } from './UserError';

describe('describeError', () => {
  it.each([
    [new UserError('Nothing was deployed.'), 'Nothing was deployed.'],
    [
      new NobodyToAskError(),
      'There is nobody to ask here; add --yes if you agree.',
    ],
    [
      new ConfigurationError('file.yaml', [
        { path: ['port'], message: 'is wrong' },
      ]),
      'file.yaml cannot be used:\n  - port: is wrong.',
    ],
  ])('says no more than %s', (error, text) => {
    expect(describeError(error)).toBe(text);
  });

  it('says that AWS did not answer', async () => {
    const client = new EC2Client({
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:9',
      maxAttempts: 1,
      credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
    });
    const error = await client
      .send(new DescribeInstancesCommand({}))
      .catch(cause => cause);
    expect(describeError(error)).toMatch(/^AWS could not be asked: /);
  });

  it('says that there are no credentials', async () => {
    const client = new EC2Client({
      region: 'eu-west-1',
      credentials: async () => {
        throw Object.assign(new Error('Could not load credentials'), {
          name: 'CredentialsProviderError',
        });
      },
    });
    const error = await client
      .send(new DescribeInstancesCommand({}))
      .catch(cause => cause);
    expect(describeError(error)).toBe(
      "AWS could not be asked: Could not load credentials (CredentialsProviderError). 'doctor' says more.",
    );
  });

  it('keeps where a fault of ours is', () => {
    expect(describeError(new Error('oops'))).toContain('describeError.test');
  });
});
