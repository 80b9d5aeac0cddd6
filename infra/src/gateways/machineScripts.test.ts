import { join } from 'node:path';
import { Machine } from './__testUtils__/Machine';

jest.setTimeout(60_000);

let machine: Machine;

beforeEach(() => {
  machine = new Machine();
});
afterEach(() => machine.remove());

const run = (name: string) =>
  machine.run(join(__dirname, 'scripts', `${name}.sh`));

describe('the configuration', () => {
  const TOML =
    '[gateway]\nweb-listen-endpoints = ["0.0.0.0:8443"]\n[resolver]\nurl = "https://a.example.com"\n';

  beforeEach(() => {
    machine.environment({
      REGION: 'eu-west-1',
      CONFIGURATION_PARAMETER: '/vdi/test/gateway/configuration',
      CONFIGURATION_FILE: machine.path('gateway.conf'),
    });
    machine.command('aws', 'cat "$ROOT/parameter"');
  });

  it('is that of the parameter, and written only when it changes', async () => {
    machine.write('parameter', TOML);
    expect((await run('configuration')).output).toContain(
      'CONFIGURATION_REPLACED',
    );
    expect(machine.read('gateway.conf')).toBe(TOML);
    expect(machine.calls()).toEqual([
      'aws ssm get-parameter --region eu-west-1 --name /vdi/test/gateway/configuration --query Parameter.Value --output text',
    ]);
    expect(await run('configuration')).toEqual({ code: 0, output: '' });
  });

  it.each([
    ['is empty', ''],
    ['has no resolver', TOML.split('[resolver]')[0]],
    ['listens nowhere', TOML.replace(/web-listen.*/, '')],
  ])('is refused when it %s', async (_, text) => {
    machine.write('parameter', TOML);
    await run('configuration');
    machine.write('parameter', text);
    const { code, output } = await run('configuration');
    expect(code).toBe(1);
    expect(output).toContain('CONFIGURATION_REFUSED');
    expect(machine.read('gateway.conf')).toBe(TOML);
  });
});

describe('the drain', () => {
  /** What instance metadata says of where the machine is heading, and how many clients are connected. */
  function gateway(state: string, connections: number): void {
    machine.environment({
      REGION: 'eu-west-1',
      PORT: '8443',
      GROUP: 'vdi-test-gateway',
      HOOK: 'drain',
      IDLE_MARKER: machine.path('idle'),
    });
    machine.command(
      'curl',
      `case $* in
  *api/token*) echo token ;;
  *target-lifecycle-state*) echo ${state} ;;
  *instance-id*) echo i-1 ;;
esac`,
    );
    machine.command('ss', `for _ in $(seq ${connections}); do echo line; done`);
  }

  const completions = () =>
    machine.calls().filter(call => call.includes('complete-lifecycle-action'));

  beforeEach(() => machine.command('aws', ''));

  it('leaves a gateway in service alone', async () => {
    gateway('InService', 0);
    await run('drain');
    await run('drain');
    expect(machine.calls().join()).not.toContain('ss ');
    expect(completions()).toEqual([]);
  });

  it('waits for those who are connected', async () => {
    gateway('Terminated', 2);
    await run('drain');
    await run('drain');
    expect(completions()).toEqual([]);
    expect(machine.calls()).toContain(
      'ss -Htn state established sport = :8443',
    );
  });

  it('ends when nobody has been connected twice in a row', async () => {
    gateway('Terminated', 0);
    await run('drain');
    gateway('Terminated', 1);
    await run('drain');
    gateway('Terminated', 0);
    await run('drain');
    expect(completions()).toEqual([]);
    expect(await run('drain')).toMatchObject({ code: 0 });
    expect(completions()).toEqual([
      'aws autoscaling complete-lifecycle-action --region eu-west-1 --auto-scaling-group-name vdi-test-gateway --lifecycle-hook-name drain --instance-id i-1 --lifecycle-action-result CONTINUE',
    ]);
  });

  it('tries again while the load balancer is not done with the gateway', async () => {
    gateway('Terminated', 0);
    machine.command('aws', 'exit 254');
    await run('drain');
    expect(await run('drain')).toEqual({ code: 0, output: '' });
    machine.command('aws', '');
    expect((await run('drain')).output).toContain('DRAINED');
  });
});
