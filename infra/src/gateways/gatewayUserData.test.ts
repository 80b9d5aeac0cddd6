import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { deployGateways, Machine, userDataOf } from './__testUtils__';

jest.setTimeout(60_000);

const LONG = {
  deployment: 'a2345678901234567890',
  mirror: `s3://${'b'.repeat(63)}/${'some/prefix/'.repeat(5)}`,
  resolverUrl: `https://${'a'.repeat(
    150,
  )}.execute-api.ap-southeast-2.amazonaws.com/live`,
  gateway: {
    domainName: `desktops.${'a'.repeat(60)}.example.com`,
    certificate: {
      secretArn: `arn:aws:secretsmanager:ap-southeast-2:111122223333:secret:${'s'.repeat(
        80,
      )}-AbCdEf`,
    },
  },
};

const userData = userDataOf(deployGateways().template);

/** Files that the user data writes, by their paths. */
function filesOf(text: string): Record<string, string> {
  const files = text.matchAll(
    /^put (\S+) \d+ <<'VDI_END'\n([\s\S]*?)\nVDI_END$/gm,
  );
  return Object.fromEntries(
    [...files].map(([, path, content]) => [path, content]),
  );
}

/** What shellcheck finds, but for what `exclude` names */
function shellcheck(script: string, exclude: string[] = []): string {
  return spawnSync(
    'shellcheck',
    ['--shell=bash', `--exclude=${exclude.join()}`, '-'],
    { input: script, encoding: 'utf8' },
  ).stdout;
}

it('stays below the 16 KiB that EC2 takes', () => {
  const longest = userDataOf(deployGateways(LONG).template);
  expect(Buffer.byteLength(longest)).toBeLessThan(16 * 1024);
});

it('is bash without findings, and so is every script in it', () => {
  expect(shellcheck(userData)).toBe('');
  const scripts = Object.entries(filesOf(userData)).filter(([path]) =>
    path.startsWith('/usr/local/sbin/'),
  );
  expect(scripts).toHaveLength(5);
  for (const [path, script] of scripts) {
    // That the environment is read from elsewhere is said in comments, which are left out.
    const found = shellcheck(script, ['SC1090', 'SC2153', 'SC2154', 'SC2317']);
    expect([path, found]).toEqual([path, '']);
  }
});

it('holds no secret, but where to find it', () => {
  const secret = userDataOf(deployGateways(LONG).template);
  expect(secret).toContain(LONG.gateway.certificate.secretArn);
  expect(secret).not.toMatch(/BEGIN|PRIVATE/);
});

it('is another when the configuration is, so that a deployment replaces the gateways', () => {
  const other = deployGateways({ gateway: { connectionsPerGateway: 900 } });
  expect(userDataOf(other.template)).not.toBe(userData);
  expect(userDataOf(deployGateways().template)).toBe(userData);
});

it('looks after certificate and drain by timers that start with the machine', () => {
  const files = filesOf(userData);
  const units = Object.fromEntries(
    Object.entries(files).map(([path, text]) => [path.split('/').pop(), text]),
  );
  expect(units['vdi-gateway-refresh.timer']).toContain(
    'OnUnitActiveSec=15min\nRandomizedDelaySec=5min',
  );
  expect(units['vdi-gateway-refresh.service']).toContain(
    'ExecStart=-/usr/local/sbin/vdi-gateway-configuration\nExecStart=/usr/local/sbin/vdi-gateway-certificate\n',
  );
  expect(units['vdi-gateway-drain.service']).toContain(
    'ExecStart=/usr/local/sbin/vdi-gateway-drain\n',
  );
  for (const timer of ['refresh', 'drain']) {
    expect(units[`vdi-gateway-${timer}.timer`]).toContain(
      'WantedBy=timers.target',
    );
  }
});

describe('the first boot', () => {
  let machine: Machine;
  let servers: Server[];

  beforeEach(() => {
    machine = new Machine();
    servers = [];
    machine.command('systemctl', '');
    machine.command('dnf', '');
    machine.command('curl', 'echo i-1');
    machine.command('rpm', '');
    machine.command('amazon-cloudwatch-agent-ctl', '');
    const agent = machine.path('opt/aws/amazon-cloudwatch-agent/bin');
    mkdirSync(agent, { recursive: true });
    renameSync(
      machine.path('bin/amazon-cloudwatch-agent-ctl'),
      join(agent, 'amazon-cloudwatch-agent-ctl'),
    );
    // Of the gateway's package
    mkdirSync(machine.path('etc/dcv-connection-gateway'), { recursive: true });
    execFileSync(
      'openssl',
      [
        ...['req', '-x509', '-nodes', '-newkey', 'rsa:2048', '-days', '90'],
        ...['-keyout', machine.path('key'), '-out', machine.path('crt')],
        ...['-subj', '/CN=desktops.example.com'],
      ],
      { stdio: 'ignore' },
    );
    const toml =
      '[gateway]\nweb-listen-endpoints = ["0.0.0.0:1"]\n[resolver]\nurl = "https://a"\n';
    machine.write('toml', toml);
    aws(
      'jq -n --rawfile certificate "$ROOT/crt" --rawfile privateKey "$ROOT/key" "\\$ARGS.named"',
    );
  });
  afterEach(() => {
    servers.forEach(server => server.close());
    machine.remove();
  });

  /** The AWS CLI, which answers for the secret as it is told */
  function aws(secret: string): void {
    machine.command(
      'aws',
      `case "$*" in ssm*) cat "$ROOT/toml" ;; secretsmanager*) ${secret} ;; esac`,
    );
  }

  /** A port that answers, or one that does not any more */
  async function port(answers: boolean): Promise<number> {
    const server = createServer(socket => socket.destroy());
    await new Promise<void>(resolve => {
      server.listen(0, resolve);
    });
    servers.push(server);
    const { port: number } = server.address() as AddressInfo;
    if (!answers) {
      await new Promise(resolve => {
        server.close(resolve);
      });
    }
    return number;
  }

  /** Runs the user data as it is deployed, with the machine's folder in the place of the root. */
  async function boot({ answers = true } = {}) {
    const deployed = userDataOf(
      deployGateways({
        gateway: {
          certificate: {
            secretArn:
              'arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf',
          },
        },
      }).template,
    );
    const [people, health] = [await port(answers), await port(answers)];
    const moved = deployed
      .replace(
        /(?<![\w}])\/(?=etc\/|usr\/local\/sbin\/|var\/log\/|run\/|opt\/aws\/)/g,
        `${machine.root}/`,
      )
      .replace("PORT='8443'", `PORT='${people}'`)
      .replace("HEALTH_PORT='8989'", `HEALTH_PORT='${health}'`)
      .replace("GATEWAY_USER='dcvcgw'", `GATEWAY_USER='${userInfo().username}'`)
      // Two minutes of patience are too long for a test.
      .replace('sleep 2', 'sleep 0')
      .replace('exec >>', 'mkdir -p "$ROOT/var/log"; exec >>');
    machine.write('user-data', moved);
    const { code } = await machine.run(machine.path('user-data'), {
      VDI_GATEWAY_ENVIRONMENT: machine.path('etc/vdi-gateway/environment'),
    });
    return { code, log: machine.read('var/log/vdi-gateway.log') };
  }

  const signals = () =>
    machine.calls().filter(call => call.includes('signal-resource'));
  const starts = () =>
    machine
      .calls()
      .filter(call =>
        call.startsWith('systemctl enable --now dcv-connection-gateway'),
      );

  it('makes a gateway and says so', async () => {
    const { code, log } = await boot();
    expect({ code, log }).toEqual({
      code: 0,
      log: expect.stringContaining('GATEWAY_START_SUCCESS'),
    });
    expect(
      machine.has('etc/dcv-connection-gateway/certs/key.pem') &&
        machine.has('etc/dcv-connection-gateway/dcv-connection-gateway.conf'),
    ).toBe(true);
    expect(starts()).toHaveLength(1);
    expect(signals()).toEqual([
      expect.stringMatching(
        /--region eu-west-1 --stack-name vdi-test --logical-resource-id GatewaysFleetGroup\w+ --unique-id i-1 --status SUCCESS$/,
      ),
    ]);
  });

  it('fails loudly without a certificate, rather than show one that DCV makes', async () => {
    aws('exit 254');
    const { code, log } = await boot();
    expect(code).not.toBe(0);
    expect(log).toContain('CERTIFICATE_REFUSED');
    expect(log).toContain('GATEWAY_START_FAILURE');
    expect(starts()).toEqual([]);
    expect(machine.calls()).toContain(
      'systemctl disable --now dcv-connection-gateway',
    );
    expect(signals()).toEqual([expect.stringContaining('--status FAILURE')]);
  });

  it('fails when the gateway does not answer', async () => {
    const { code, log } = await boot({ answers: false });
    expect(code).not.toBe(0);
    expect(log).toContain('The gateway does not answer.');
    expect(signals()).toEqual([expect.stringContaining('--status FAILURE')]);
  });

  it('goes on without logs and metrics', async () => {
    rmSync(machine.path('opt'), { recursive: true });
    machine.command('dnf', 'exit 1');
    const { code, log } = await boot();
    expect(log).toContain('AGENT_FAILED');
    expect(code).toBe(0);
  });
});
