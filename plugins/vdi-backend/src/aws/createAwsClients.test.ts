import { DescribeSubnetsCommand } from '@aws-sdk/client-ec2';
import { ListSecretsCommand } from '@aws-sdk/client-secrets-manager';
import { ConfigReader } from '@backstage/config';
import { ec2Error, StubAws } from './__testUtils__/StubAws';
import { createAwsClients } from './createAwsClients';
import { callAws } from './toAwsError';

const VARIABLES = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ACCESS_KEY_ID: undefined,
  AWS_SECRET_ACCESS_KEY: undefined,
  AWS_PROFILE: undefined,
  AWS_REGION: undefined,
  AWS_DEFAULT_REGION: undefined,
  AWS_CONFIG_FILE: '/nowhere',
  AWS_SHARED_CREDENTIALS_FILE: '/nowhere',
};

describe('createAwsClients', () => {
  const environment = process.env;

  beforeEach(() => {
    process.env = { ...environment, ...VARIABLES };
  });

  afterEach(() => {
    process.env = environment;
  });

  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };

  it('makes clients for the configured account, which say who calls', async () => {
    const stub = await StubAws.create(() => ({
      body: '<DescribeSubnetsResponse/>',
    }));
    process.env.AWS_ENDPOINT_URL = stub.endpoint;
    const manager = {
      getCredentialProvider: jest.fn(async () => ({
        sdkCredentialProvider: async () => keys,
      })),
    };
    const { ec2 } = createAwsClients({
      config: new ConfigReader({
        vdi: { aws: { accountId: '123456789012', region: 'eu-west-3' } },
      }),
      credentials: manager,
    });
    expect(manager.getCredentialProvider).not.toHaveBeenCalled();
    await ec2.send(new DescribeSubnetsCommand({}));
    await stub.stop();
    expect(await ec2.config.region()).toBe('eu-west-3');
    expect(manager.getCredentialProvider).toHaveBeenCalledWith({
      accountId: '123456789012',
    });
    expect(stub.calls[0].userAgent).toContain('vdi-for-backstage');
  });

  it('tries as often as it is told', async () => {
    const stub = await StubAws.create(() =>
      ec2Error('InternalError', 'Oops', 500),
    );
    process.env.AWS_ENDPOINT_URL = stub.endpoint;
    const { ec2 } = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: keys },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
      maxAttempts: 2,
    });
    await expect(ec2.send(new DescribeSubnetsCommand({}))).rejects.toThrow();
    await stub.stop();
    expect(stub.calls).toHaveLength(2);
  });

  it.each([
    ['no credentials', { aws: { region: 'eu-west-1' } }, {}],
    [
      'an account that is not configured',
      { aws: { region: 'eu-west-1', accountId: '123456789012' } },
      {},
    ],
    ['no region', {}, { aws: { mainAccount: keys } }],
  ])('starts with %s, and says so at the first call', async (_, vdi, rest) => {
    const { secretsManager } = createAwsClients({
      config: new ConfigReader({ vdi, ...rest }),
    });
    await expect(
      callAws('secretsmanager:ListSecrets', () =>
        secretsManager.send(new ListSecretsCommand({})),
      ),
    ).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringContaining('secretsmanager:ListSecrets'),
    });
  });
});
