import { mockServices } from '@backstage/backend-test-utils';
import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import {
  AccessError,
  UncertainError,
  type Hosts,
  type SessionObservation,
} from '../aws';
import { NOON } from '../__testUtils__/builders';
import { HealthMonitor } from '../health';
import { SessionInspector } from './SessionInspector';

describe('SessionInspector', () => {
  const logger = mockServices.logger.mock();
  let ready: { id: string; instanceId: string; platform: Platform }[];
  let recorded: { id: string; connections: number }[];
  let commands: string[][];
  let answers: Map<string, SessionObservation>;
  let unreachable: string | undefined;
  let sessions: jest.Mock;
  let health: HealthMonitor;
  let state: Map<string, string>;

  beforeEach(() => {
    recorded = [];
    commands = [];
    answers = new Map();
    unreachable = undefined;
    state = new Map();
    sessions = jest.fn(async () => answers);
    health = new HealthMonitor({ logger, clock: () => NOON });
  });

  const hosts = () =>
    ({
      sessions,
      observe: async (instanceIds: string[]) => {
        if (unreachable !== undefined && instanceIds.includes(unreachable)) {
          throw new UncertainError('SSM reaches none of them now.');
        }
        commands.push(instanceIds);
        return `command-${commands.length}`;
      },
    } as Partial<Hosts> as Hosts);

  /** A round of any replica: they share nothing but the database. */
  const round = () =>
    new SessionInspector({
      store: {
        listReady: async () => ready,
        recordConnections: async observations => {
          recorded.push(...observations);
        },
        readState: async key => state.get(key),
        writeState: async (key, value) => {
          state.set(key, value);
        },
      },
      hosts: hosts(),
      health,
      clock: () => NOON,
    }).run();

  const machines = (platform: Platform, count: number) =>
    Array.from({ length: count }, (_, index) => ({
      id: `ws-${platform}-${index}`,
      instanceId: `i-${platform}-${index}`,
      platform,
    }));

  const hostsHealth = () =>
    health.report().checks.find(each => each.name === 'hosts')?.status;

  it('asks fifty hosts with one command, and reads answers a round later', async () => {
    ready = [...machines('linux', 101), ...machines('windows', 1)];
    await round();
    expect(commands.map(each => each.length)).toEqual([50, 50, 2]);
    expect(sessions).not.toHaveBeenCalled();

    answers.set('i-linux-7', { connections: 2 });
    answers.set('i-windows-0', { connections: 0 });
    answers.set('i-stopped-since', { connections: 1 });
    await round();
    expect(sessions).toHaveBeenCalledWith([
      'command-1',
      'command-2',
      'command-3',
    ]);
    expect(recorded).toEqual([
      { id: 'ws-linux-7', connections: 2 },
      { id: 'ws-windows-0', connections: 0 },
    ]);
  });

  it('does not ask when nothing is ready, nor read old answers twice', async () => {
    ready = machines('linux', 1);
    await round();
    ready = [];
    await round();
    await round();
    expect(commands).toHaveLength(1);
    expect(sessions).toHaveBeenCalledTimes(1);
  });

  it('asks the others when the hosts of one command are out of reach', async () => {
    ready = machines('linux', 51);
    unreachable = 'i-linux-0';
    await round();
    expect(commands).toEqual([['i-linux-50']]);
    expect(hostsHealth()).toBe('ok');
    await round();
    expect(sessions).toHaveBeenCalledWith(['command-1']);
  });

  it('asks anew when the answers cannot be read', async () => {
    ready = machines('linux', 1);
    await round();
    sessions.mockRejectedValueOnce(new UncertainError('No answer'));
    await round();
    expect(commands).toHaveLength(2);
    await round();
    expect(sessions).toHaveBeenLastCalledWith(['command-2']);
  });

  it('tells in health that no host could be asked', async () => {
    ready = machines('linux', 1);
    unreachable = 'i-linux-0';
    await round();
    expect(hostsHealth()).toBe('degraded');
    unreachable = undefined;
    sessions.mockRejectedValue(new AccessError('Allow ssm:SendCommand.'));
    await round();
    await round();
    expect(hostsHealth()).toBe('degraded');
    sessions.mockResolvedValue(answers);
    await round();
    expect(hostsHealth()).toBe('ok');
  });
});
