import { closedPort, FakeHost, type Run } from './__testUtils__/FakeHost';
import { documentScript } from './__testUtils__/documentScript';

const instanceId = 'i-0123456789abcdef0';
const workstationId = 'ws-01k0000000000000000000000a';
const secretId = `vdi/test/${workstationId}`;
const password = 'Geheim-2.Wort_3+Mehr=4@x';

const shipped = `[license]
#license-file = ""

[connectivity]
#web-port=8443
web-port = 1

[session-management]
# A comment
create-session = false
[security]
authentication="system"
`;

const hosts: FakeHost[] = [];

async function createHost(): Promise<FakeHost> {
  const host = await FakeHost.create({
    instanceId,
    config: shipped,
    password,
  });
  hosts.push(host);
  return host;
}

afterEach(async () => {
  await Promise.all(hosts.splice(0).map(host => host.dispose()));
});

/** A host of the command: account and, for one of a person's own, secret. */
interface Entry {
  osUser?: string;
  secretId?: string;
}

/** Runs the document that gives the host such an account; without an entry, one that names other hosts. */
async function run(
  host: FakeHost,
  entry: Entry | undefined,
  port = host.port,
): Promise<Run> {
  const action = entry?.secretId ? 'assign' : 'prepare';
  const secret = entry?.secretId ?? [];
  const other = ['i-00000000000000001', `${workstationId.slice(0, -1)}b`];
  const entries = [[...other, 'other'].concat(secret)];
  if (entry) {
    const { osUser = '-' } = entry;
    entries.push([instanceId, workstationId, osUser].concat(secret));
  }
  return host.run(
    documentScript(action, 'linux', {
      Hosts: entries.map(fields => fields.join()).join(';'),
      VerifierUrl: 'https://auth.example.com/stage/authenticate',
      Port: String(port),
      Quic: 'true',
    }),
  );
}

function observe(host: FakeHost): Promise<Run> {
  return host.run(documentScript('observe', 'linux'));
}

/** The report of a run that succeeded. */
function reportOf({ stdout, stderr, exitCode }: Run): unknown {
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

function restarts(calls: string[]): number {
  return calls.filter(call => call.startsWith('systemctl restart')).length;
}

describe('the scripts for Linux hosts', () => {
  it('sets up a personal workstation, and changes nothing the second time', async () => {
    const host = await createHost();
    const preparation = {
      osUser: 'alice',
      secretId,
    };

    const first = await run(host, preparation);
    expect(reportOf(first)).toEqual({
      workstationId,
      dcvVersion: '2025.0 (r20103)',
      listening: true,
      bootedAt: expect.any(Number),
      sessionId: 'console',
      sessionOwner: 'alice',
    });
    const config = await host.read('dcv.conf');
    expect(config).toBe(`[license]
#license-file = ""

[connectivity]
enable-quic-frontend=true
quic-port=${host.port}
#web-port=8443
web-port=${host.port}

[session-management]
# A comment
create-session=true
[security]
auth-token-verifier='https://auth.example.com/stage/authenticate/${workstationId}'
authentication="system"
[session-management/automatic-console-session]
owner='alice'
`);
    expect(await host.read('shadow')).toBe(`alice:${password}\n`);
    expect(restarts(await host.takeCalls())).toBe(1);

    const second = await run(host, preparation);
    expect(second).toEqual(first);
    expect(await host.read('dcv.conf')).toBe(config);
    const calls = await host.takeCalls();
    expect(restarts(calls)).toBe(0);
    expect(calls.filter(call => /^(useradd|dcv c)/.test(call))).toEqual([]);
  });

  it('shows the password to nobody but chpasswd', async () => {
    const host = await createHost();
    const outcome = await run(host, {
      osUser: 'alice',
      secretId,
    });
    expect(outcome.exitCode).toBe(0);
    expect(await host.read('shadow')).toContain(password);
    const traces = await Promise.all(
      ['calls', 'environment', 'log', 'dcv.conf', '_script.sh'].map(file =>
        host.read(file),
      ),
    );
    expect(traces.join() + outcome.stdout + outcome.stderr).not.toContain(
      password,
    );
    expect(traces[0]).toContain(secretId);
  });

  it('prepares a pool member without a session, and gives it one on assignment', async () => {
    const host = await createHost();
    await host.write('session', 'installer');

    const pooled = await run(host, {});
    expect(reportOf(pooled)).toEqual({
      workstationId,
      dcvVersion: '2025.0 (r20103)',
      listening: true,
      bootedAt: expect.any(Number),
    });
    expect(await host.read('session')).toBe('');
    expect(await host.read('dcv.conf')).toMatch(/^create-session ?= ?false$/m);
    expect((await host.takeCalls()).join()).not.toContain('secretsmanager');

    const assigned = await run(host, {
      osUser: 'alice',
      secretId,
    });
    expect(reportOf(assigned)).toMatchObject({ sessionOwner: 'alice' });
    expect(await host.read('session')).toBe('alice');
  });

  it('closes the session of another owner, also when the settings are right already', async () => {
    const host = await createHost();
    await host.write('passwd', 'desktop:x:1000:1000::/home/d:/bin/bash\n');
    expect((await run(host, { osUser: 'desktop' })).exitCode).toBe(0);
    await host.takeCalls();

    await host.write('session', 'mallory');
    const outcome = await run(host, { osUser: 'desktop' });
    expect(reportOf(outcome)).toMatchObject({ sessionOwner: 'desktop' });
    const calls = await host.takeCalls();
    expect(calls).toContain('dcv close-session console');
    expect(calls).toContain(
      'dcv create-session --type=console --owner desktop console',
    );
    expect(restarts(calls)).toBe(0);
  });

  it('makes the session itself when the server does not', async () => {
    const host = await createHost();
    await host.write('passwd', 'desktop:x:1000:1000::/home/d:/bin/bash\n');
    await host.write('automatic-broken', '');
    const outcome = await run(host, { osUser: 'desktop' });
    expect(reportOf(outcome)).toMatchObject({ sessionOwner: 'desktop' });
  });

  it('restarts the server when an earlier run broke off before it could', async () => {
    const host = await createHost();
    await host.write('restart-broken', '');
    const broken = await run(host, {});
    expect(broken.exitCode).toBe(6);
    await host.delete('restart-broken');
    await host.takeCalls();

    expect((await run(host, {})).exitCode).toBe(0);
    expect(restarts(await host.takeCalls())).toBe(1);
    expect((await run(host, {})).exitCode).toBe(0);
    expect(restarts(await host.takeCalls())).toBe(0);
  });

  it('takes the instance id from the machine when there is no metadata service', async () => {
    const host = await createHost();
    await host.write('no-imds', '');
    expect((await run(host, {})).stderr).toContain('instance metadata');
    await host.write('asset-tag', `${instanceId}\n`);
    expect((await run(host, {})).exitCode).toBe(0);
  });

  it('answers who is connected in one line', async () => {
    const host = await createHost();
    await host.write('session', 'alice');
    const { stdout } = await observe(host);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(stdout)).toMatchObject({ 'num-of-connections': 2 });
    await host.write('session', '');
    expect((await observe(host)).exitCode).not.toBe(0);
  });

  it.each<
    [
      string,
      number,
      RegExp,
      Entry | undefined,
      Record<string, string | undefined>,
    ]
  >([
    ['a command for others', 3, /does not name/, undefined, {}],
    [
      'a shared account that the image lacks',
      4,
      /no account 'desktop'/,
      { osUser: 'desktop' },
      {},
    ],
    [
      'an account of the system as owner',
      4,
      /'root' is an account of the system/,
      { osUser: 'root' },
      {},
    ],
    [
      'a personal account named like one of the system',
      4,
      /account of the system/,
      { osUser: 'root', secretId },
      {},
    ],
    [
      'a personal account with an impossible name',
      4,
      /cannot be the name/,
      { osUser: 'Alice', secretId },
      {},
    ],
    [
      'a secret that cannot be read',
      4,
      /could not be read/,
      { osUser: 'alice', secretId },
      { secret: undefined },
    ],
    [
      'an empty secret',
      4,
      /is empty/,
      { osUser: 'alice', secretId },
      { secret: '\n' },
    ],
    [
      'an image without DCV',
      4,
      /install the DCV server/,
      {},
      { 'dcv.conf': undefined },
    ],
    [
      'a session that does not come',
      6,
      /no DCV session of 'desktop'/,
      { osUser: 'desktop' },
      {
        passwd: 'desktop:x:1000:1000::/:/bin/sh\n',
        'automatic-broken': '',
        'create-broken': '',
      },
    ],
  ])(
    'fails with a sentence for %s',
    async (_, exitCode, sentence, preparation, files) => {
      const host = await createHost();
      for (const [file, content] of Object.entries(files)) {
        await (content === undefined
          ? host.delete(file)
          : host.write(file, content));
      }
      const outcome = await run(host, preparation);
      expect(outcome.exitCode).toBe(exitCode);
      expect(outcome.stderr).toMatch(/^vdi: .*\n$/);
      expect(outcome.stderr).toMatch(sentence);
      expect(await host.read('shadow')).toBe('');
    },
  );

  it('fails when nothing listens on the port', async () => {
    const host = await createHost();
    const closed = await closedPort();
    const outcome = await run(host, {}, closed);
    expect(outcome).toMatchObject({
      exitCode: 7,
      stderr: expect.stringMatching(/does not listen/),
    });
  });
});
