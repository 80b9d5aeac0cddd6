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
    const command = await aws.hosts.prepare([
      { instanceId, workstationId, osUser: 'desktop' },
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
    const observation = await aws.hosts.observe([instanceId]);
    expect(await aws.hosts.sessions([observation])).toEqual(
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
    const command = await aws.hosts.assign([
      { instanceId, workstationId, osUser: 'alice', secretId },
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
    }));
    const command = await aws.hosts.prepare(hosts);
    const results = (await aws.hosts.results([command])).get(command);
    expect(results?.get(one)).toMatchObject({ state: 'done' });
    expect(results?.get(other)).toMatchObject({
      state: 'failed',
      retryable: true,
    });
    await expect(aws.hosts.prepare([hosts[1]])).rejects.toMatchObject({
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
    const command = await aws.hosts.prepare([{ instanceId, workstationId }]);
    expect(
      (await aws.hosts.results([command])).get(command)?.get(instanceId),
    ).toEqual({
      state: 'failed',
      message: expect.stringContaining('No space left on device'),
      retryable: false,
    });
  });

  it('of both systems are prepared by one command', async () => {
    const [linux] = await fixture.launch({ launchId: 'l-1', count: 1 });
    const [windows] = await fixture.launch({
      launchId: 'l-2',
      count: 1,
      launchTemplateId: WINDOWS_TEMPLATE,
    });
    const ids = [linux, windows].map(each => each.instanceId);
    const command = await aws.hosts.prepare(
      ids.map(instanceId => ({ instanceId, workstationId })),
    );
    const results = (await aws.hosts.results([command])).get(command);
    expect(ids.map(id => results?.get(id)?.state)).toEqual(['done', 'done']);
  });

  it('tell an administrator what to do when the documents are not deployed', async () => {
    const [{ instanceId }] = await fixture.launch({
      launchId: 'l-1',
      count: 1,
    });
    const prepare = () => aws.hosts.prepare([{ instanceId, workstationId }]);
    fixture.simulator.control.removeDocuments('demo');
    await expect(prepare()).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringMatching(
        /'vdi-demo-prepare'.*deploy the infrastructure of 'demo'/,
      ),
    });
    const refuse = (code: string) =>
      fixture.simulator.control.setFaults([
        { kind: 'refuse', service: 'ssm', action: 'SendCommand', code },
      ]);
    refuse('AccessDeniedException');
    await expect(prepare()).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringMatching(
        /may not send .*'vdi-demo-prepare'.*the role or the policy/,
      ),
    });
    refuse('InvalidParameters');
    await expect(prepare()).rejects.toMatchObject({
      name: 'AccessError',
      message: expect.stringContaining('in the version of the portal'),
    });
  });
});
