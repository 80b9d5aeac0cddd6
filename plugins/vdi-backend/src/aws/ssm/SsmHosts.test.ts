import {
  AwsFixture,
  idsOf,
  WINDOWS_TEMPLATE,
} from '../__testUtils__/AwsFixture';
import type { Aws } from '../createAws';

const workstationId = 'ws-01k0000000000000000000000a';

describe('SsmHosts', () => {
  let fixture: AwsFixture;
  let aws: Aws;

  beforeEach(async () => {
    fixture = await AwsFixture.create();
    aws = fixture.connect();
  });

  afterEach(() => fixture.stop());

  it('are prepared and asked who is connected', async () => {
    const [instance] = await fixture.launch({ launchId: 'l-1', count: 1 });
    const { instanceId } = instance;
    const unknown = 'i-0123456789abcdef0';
    expect(await aws.hosts.online([instanceId, unknown, 'x'])).toEqual(
      new Set([instanceId]),
    );
    const command = await aws.hosts.prepare('linux', [
      {
        instanceId,
        workstationId,
        osUser: 'desktop',
        identityMode: 'shared',
      },
    ]);
    expect(
      (await aws.hosts.results([command])).get(command)?.get(instanceId),
    ).toEqual({
      state: 'done',
      report: expect.objectContaining({
        workstationId,
        listening: true,
        sessionOwner: 'desktop',
      }),
    });
    expect(fixture.simulator.control.state().hosts).toMatchObject([
      {
        instanceId,
        verifierUrl: `${fixture.simulator.authenticatorUrl}/${workstationId}`,
        port: 8443,
        quic: true,
      },
    ]);
    const inspection = await aws.hosts.inspect('linux', [instanceId]);
    expect(await aws.hosts.sessions([inspection])).toEqual(
      new Map([[instanceId, { connections: 0 }]]),
    );
    // A preparation's answer is none to this question.
    expect(await aws.hosts.sessions([command])).toEqual(new Map());
    expect(await aws.hosts.results([])).toEqual(new Map());
  });

  it('of Windows read the password of their account', async () => {
    const [{ instanceId }] = await aws.fleet.launch({
      launchId: 'l-1',
      launchTemplateId: WINDOWS_TEMPLATE,
      version: 1,
      count: 1,
      tags: {},
    });
    const secretId = await aws.passwords.ensure({
      workstationId,
      instanceId,
      userName: 'alice',
    });
    const command = await aws.hosts.prepare('windows', [
      {
        instanceId,
        workstationId,
        osUser: 'alice',
        identityMode: 'personal',
        secretId,
      },
    ]);
    expect(
      (await aws.hosts.results([command])).get(command)?.get(instanceId),
    ).toMatchObject({
      state: 'done',
      report: { sessionOwner: 'alice' },
    });
  });

  it('that went offline do not keep the others from being prepared', async () => {
    const [one, other] = idsOf(
      await fixture.launch({ launchId: 'l-1', count: 2 }),
    );
    await aws.fleet.terminate([other]);
    const hosts = [one, other].map(instanceId => ({
      instanceId,
      workstationId,
      identityMode: 'personal' as const,
    }));
    const command = await aws.hosts.prepare('linux', hosts);
    const results = (await aws.hosts.results([command])).get(command);
    expect(results?.get(one)).toMatchObject({ state: 'done' });
    expect(results?.get(other)).toMatchObject({
      state: 'failed',
      retryable: true,
    });
    await expect(aws.hosts.prepare('linux', [hosts[1]])).rejects.toMatchObject({
      name: 'UncertainError',
    });
  });

  it('fail with the reason of the script', async () => {
    const [{ instanceId }] = await fixture.launch({
      launchId: 'l-1',
      count: 1,
    });
    fixture.simulator.control.setFaults([
      { kind: 'command-failure', message: 'No space left on device' },
    ]);
    const command = await aws.hosts.prepare('linux', [
      { instanceId, workstationId, identityMode: 'personal' },
    ]);
    expect(
      (await aws.hosts.results([command])).get(command)?.get(instanceId),
    ).toEqual({
      state: 'failed',
      message: expect.stringContaining('No space left on device'),
      retryable: false,
    });
  });
});
