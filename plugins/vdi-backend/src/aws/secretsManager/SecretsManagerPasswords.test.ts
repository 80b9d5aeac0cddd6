import {
  DescribeSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { AwsFixture } from '../__testUtils__/AwsFixture';
import { jsonError, StubAws } from '../__testUtils__/StubAws';
import type { Aws } from '../createAws';
import { SecretsManagerPasswords } from './SecretsManagerPasswords';

const workstationId = 'ws-01k0000000000000000000000a';

describe('SecretsManagerPasswords', () => {
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create();
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  const instanceId = 'i-0123456789abcdef0';
  const name = `vdi/demo/${workstationId}`;

  async function tagsOf(secretId: string) {
    const { Tags } = await fixture.clients.secretsManager.send(
      new DescribeSecretCommand({ SecretId: secretId }),
    );
    return Object.fromEntries(Tags?.map(t => [t.Key, t.Value]) ?? []);
  }

  it('are made once, shown and removed', async () => {
    const ensure = (instance: string, accountId?: string) =>
      aws.passwords.ensure({
        workstationId,
        instanceId: instance,
        accountId,
        userName: 'alice',
      });
    expect(await aws.passwords.reveal(workstationId)).toBeUndefined();
    await aws.passwords.remove(workstationId);

    expect(await ensure(instanceId)).toBe(name);
    expect(await tagsOf(name)).toEqual({
      'vdi:deployment': 'demo',
      'vdi:workstation': workstationId,
      'vdi:instance': instanceId,
      'vdi:instance-arn': `arn:aws:ec2:eu-west-1:123456789012:instance/${instanceId}`,
    });
    const password = await aws.passwords.reveal(workstationId);
    expect(password).toHaveLength(24);

    expect(await ensure('i-00000002')).toBe(name);
    expect(await aws.passwords.reveal(workstationId)).toBe(password);
    expect((await tagsOf(name))['vdi:instance']).toBe('i-00000002');
    await ensure(instanceId, '210987654321');
    expect((await tagsOf(name))['vdi:instance-arn']).toBe(
      `arn:aws:ec2:eu-west-1:210987654321:instance/${instanceId}`,
    );

    await aws.passwords.remove(workstationId);
    expect(await aws.passwords.reveal(workstationId)).toBeUndefined();
    await aws.passwords.check();
  });

  it('that somebody deleted are brought back', async () => {
    const calls: string[] = [];
    const stub = await StubAws.create(({ action }) => {
      calls.push(action);
      if (action === 'CreateSecret') {
        return jsonError(
          'InvalidRequestException',
          "You can't create this secret because a secret with this name is already scheduled for deletion.",
        );
      }
      const restored = calls.includes('RestoreSecret');
      return {
        body: JSON.stringify(restored ? {} : { DeletedDate: 1_700_000_000 }),
      };
    });
    const passwords = new SecretsManagerPasswords({
      client: new SecretsManagerClient({
        endpoint: stub.endpoint,
        region: 'eu-west-1',
        credentials: { accessKeyId: 'key', secretAccessKey: 'secret' },
      }),
      deployment: 'demo',
      kmsKeyId: 'alias/vdi-demo-secrets',
    });
    await passwords.ensure({ workstationId, instanceId, userName: 'alice' });
    await stub.stop();
    expect(calls).toEqual([
      'CreateSecret',
      'DescribeSecret',
      'RestoreSecret',
      'DescribeSecret',
      'TagResource',
    ]);
    expect(stub.calls[0].json).toMatchObject({
      SecretString: expect.stringMatching(/^.{24}$/),
      KmsKeyId: 'alias/vdi-demo-secrets',
    });
    expect(stub.calls[4].json.Tags).toContainEqual({
      Key: 'vdi:instance',
      Value: instanceId,
    });
  });

  it('tell when AWS refuses', async () => {
    fixture.simulator.control.setFaults([
      {
        kind: 'refuse',
        service: 'secretsmanager',
        code: 'AccessDeniedException',
        message: 'User: arn:aws:sts::1:assumed-role/portal is not authorized',
      },
    ]);
    await expect(aws.passwords.check()).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringContaining('secretsmanager:DescribeSecret'),
    });
  });
});
