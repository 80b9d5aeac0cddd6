import {
  CreateSecretCommand,
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  ListSecretsCommand,
  PutSecretValueCommand,
  TagResourceCommand,
} from '@aws-sdk/client-secrets-manager';
import { startTestBed, stopAll } from '../__testUtils__/testSimulator';

afterEach(stopAll);

const TOKEN = '00000000-0000-4000-8000-000000000001';

describe('secrets', () => {
  it('are created once for one token, and read by name and ARN', async () => {
    const { secrets, simulator } = await startTestBed();
    const input = {
      Name: 'vdi/ws-1',
      SecretString: 'one',
      ClientRequestToken: TOKEN,
      Tags: [{ Key: 'vdi:workstation', Value: 'ws-1' }],
    };
    const created = await secrets.send(new CreateSecretCommand(input));
    expect(await secrets.send(new CreateSecretCommand(input))).toMatchObject({
      ARN: created.ARN,
      VersionId: TOKEN,
    });
    const exists = { name: 'ResourceExistsException' };
    await expect(
      secrets.send(new CreateSecretCommand({ ...input, SecretString: 'two' })),
    ).rejects.toMatchObject(exists);
    await expect(
      secrets.send(
        new CreateSecretCommand({ ...input, ClientRequestToken: undefined }),
      ),
    ).rejects.toMatchObject(exists);
    for (const SecretId of [
      'vdi/ws-1',
      created.ARN!,
      created.ARN!.slice(0, -7),
    ]) {
      expect(
        await secrets.send(new GetSecretValueCommand({ SecretId })),
      ).toMatchObject({
        Name: 'vdi/ws-1',
        SecretString: 'one',
        VersionStages: ['AWSCURRENT'],
      });
    }
    for (const SecretId of ['vdi/ws', `${created.ARN}x`]) {
      await expect(
        secrets.send(new GetSecretValueCommand({ SecretId })),
      ).rejects.toMatchObject({ name: 'ResourceNotFoundException' });
    }
    expect(simulator.control.state().secrets).toEqual(['vdi/ws-1']);
    expect(JSON.stringify(simulator.control.state())).not.toContain('one"');
  });

  it('have a current and a previous value', async () => {
    const { secrets } = await startTestBed();
    const SecretId = 's';
    await secrets.send(
      new CreateSecretCommand({ Name: SecretId, SecretString: '1' }),
    );
    await secrets.send(
      new PutSecretValueCommand({ SecretId, SecretString: '2' }),
    );
    await secrets.send(
      new PutSecretValueCommand({
        SecretId,
        SecretBinary: new Uint8Array([3, 0, 255]),
      }),
    );
    const current = await secrets.send(new GetSecretValueCommand({ SecretId }));
    expect([...current.SecretBinary!]).toEqual([3, 0, 255]);
    const previous = await secrets.send(
      new GetSecretValueCommand({ SecretId, VersionStage: 'AWSPREVIOUS' }),
    );
    expect(previous.SecretString).toBe('2');
    await secrets.send(
      new TagResourceCommand({ SecretId, Tags: [{ Key: 'a', Value: 'b' }] }),
    );
    const described = await secrets.send(
      new DescribeSecretCommand({ SecretId }),
    );
    expect(described.Tags).toEqual([{ Key: 'a', Value: 'b' }]);
    expect(Object.values(described.VersionIdsToStages!).flat().sort()).toEqual([
      'AWSCURRENT',
      'AWSPREVIOUS',
    ]);
  });

  it('are deleted at once or when their window has passed', async () => {
    const { secrets, clock } = await startTestBed();
    const create = () =>
      secrets.send(new CreateSecretCommand({ Name: 's', SecretString: '1' }));
    const read = () =>
      secrets.send(new GetSecretValueCommand({ SecretId: 's' }));
    const end = (input = {}) =>
      secrets.send(new DeleteSecretCommand({ SecretId: 's', ...input }));
    await create();
    await end({ ForceDeleteWithoutRecovery: true });
    await end({ ForceDeleteWithoutRecovery: true });
    await expect(read()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await expect(end()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });

    await create();
    await end({ RecoveryWindowInDays: 7 });
    const scheduled = { name: 'InvalidRequestException' };
    await expect(read()).rejects.toMatchObject(scheduled);
    await expect(create()).rejects.toMatchObject(scheduled);
    clock.advance(7 * 24 * 3600);
    await expect(read()).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    });
    await create();
    expect((await read()).SecretString).toBe('1');
  });

  it('are listed by prefix and tag, in pages', async () => {
    const { secrets } = await startTestBed();
    for (const [Name, Value] of [
      ['vdi/a', 'red'],
      ['vdi/b', 'blue'],
      ['other', 'red'],
    ]) {
      await secrets.send(
        new CreateSecretCommand({ Name, Tags: [{ Key: 'team', Value }] }),
      );
    }
    const list = async (Key: 'name' | 'tag-value', value: string) => {
      const { SecretList } = await secrets.send(
        new ListSecretsCommand({ Filters: [{ Key, Values: [value] }] }),
      );
      return SecretList!.map(({ Name }) => Name);
    };
    expect(await list('name', 'vdi/')).toEqual(['vdi/a', 'vdi/b']);
    expect(await list('name', '!vdi/')).toEqual(['other']);
    expect(await list('tag-value', 'red')).toEqual(['vdi/a', 'other']);
    const first = await secrets.send(new ListSecretsCommand({ MaxResults: 2 }));
    const second = await secrets.send(
      new ListSecretsCommand({ MaxResults: 2, NextToken: first.NextToken }),
    );
    expect(second.SecretList!.map(({ Name }) => Name)).toEqual(['other']);
    expect(second.NextToken).toBeUndefined();
  });
});

describe('GetRandomPassword', () => {
  it.each([
    [{}, /^[!-~]{32}$/],
    [{ PasswordLength: 20, ExcludePunctuation: true }, /^[A-Za-z0-9]{20}$/],
    [
      { ExcludePunctuation: true, ExcludeCharacters: 'O0lI1' },
      /^[^O0lI1]{32}$/,
    ],
    [
      {
        PasswordLength: 4,
        ExcludeLowercase: true,
        ExcludeUppercase: true,
        IncludeSpace: true,
      },
      /^[ !-@[-`{-~]{4}$/,
    ],
  ])('%j', async (input, pattern) => {
    const { secrets } = await startTestBed();
    const { RandomPassword } = await secrets.send(
      new GetRandomPasswordCommand(input),
    );
    expect(RandomPassword).toMatch(pattern);
  });

  it('has a character of each type, also when it is as short as that', async () => {
    const { secrets } = await startTestBed();
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const { RandomPassword } = await secrets.send(
        new GetRandomPasswordCommand({ PasswordLength: 4 }),
      );
      for (const type of [/[a-z]/, /[A-Z]/, /[0-9]/, /[^a-zA-Z0-9]/]) {
        expect(RandomPassword).toMatch(type);
      }
    }
    await expect(
      secrets.send(new GetRandomPasswordCommand({ PasswordLength: 3 })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });
});
