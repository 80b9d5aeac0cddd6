import { mockServices } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { readVdiConfig } from './readVdiConfig';

const LEAST = {
  deployment: 'demo',
  directory: { tableName: 'vdi-directory' },
  connection: {
    gatewayUrl: 'https://desktops.example.com:8443',
    authenticatorUrl: 'https://auth.example.com/authenticate',
  },
};

function read(changes: JsonObject = {}, rest: JsonObject = {}) {
  return readVdiConfig(
    mockServices.rootConfig({
      data: { vdi: { ...LEAST, ...changes }, ...rest },
    }),
  );
}

const MORNING = {
  days: ['mon', 'tue'],
  from: '05:00',
  to: '08:00',
  timeZone: 'UTC',
  size: 1,
};

const pool = (changes: JsonObject) => ({
  pools: { lab: { baseSize: 1, ...changes } },
});

const windows = (...changes: JsonObject[]) =>
  pool({ windows: changes.map(each => ({ ...MORNING, ...each })) });

const connection = (changes: JsonObject) => ({
  connection: { ...LEAST.connection, ...changes },
});

describe('readVdiConfig', () => {
  it('fills in what is left out', () => {
    expect(read()).toEqual({
      deployment: 'demo',
      pools: {},
      prices: { lookUp: false, hourly: {}, diskMonthly: undefined },
      accountId: undefined,
      passwordKey: undefined,
      cloudWatchMetrics: false,
      tableName: 'vdi-directory',
      gateway: {
        protocol: 'https:',
        hostname: 'desktops.example.com',
        port: 8443,
        path: '/',
      },
      authenticatorUrl: 'https://auth.example.com/authenticate',
      grantLifetime: 3_600_000,
      port: 8443,
      quic: true,
      limitPerUser: 3,
      subnetIds: [],
      reconcileInterval: 2_000,
      sweepInterval: 60_000,
      orphanGrace: 600_000,
      inspectInterval: 120_000,
      permissionsEnabled: false,
    });
  });

  it('reads everything', () => {
    expect(
      read(
        {
          ...connection({
            grantLifetime: '24h',
            port: 443,
            quic: false,
          }),
          aws: { accountId: '123456789012', metrics: true },
          pools: {
            'ubuntu-developer': { baseSize: 1, windows: [MORNING] },
            lab: { unwanted: 'stop', paused: true },
          },
          workstations: { limitPerUser: 0 },
          prices: {
            lookUp: true,
            hourly: { windows: { 'm7i.xlarge': 0.41 } },
            diskMonthly: 0,
          },
          launch: { subnetIds: ['subnet-a'] },
          reconciler: {
            interval: { seconds: 1 },
            sweepInterval: 'PT5M',
            orphanGrace: { hours: 1 },
            inspectInterval: '90s',
          },
        },
        { permission: { enabled: true } },
      ),
    ).toMatchObject({
      pools: {
        'ubuntu-developer': { baseSize: 1, windows: [MORNING] },
        lab: { baseSize: 0, windows: [], unwanted: 'stop', paused: true },
      },
      accountId: '123456789012',
      cloudWatchMetrics: true,
      grantLifetime: 86_400_000,
      port: 443,
      quic: false,
      limitPerUser: 0,
      prices: {
        lookUp: true,
        hourly: { windows: { 'm7i.xlarge': 0.41 } },
        diskMonthly: 0,
      },
      subnetIds: ['subnet-a'],
      reconcileInterval: 1_000,
      sweepInterval: 300_000,
      orphanGrace: 3_600_000,
      inspectInterval: 90_000,
      permissionsEnabled: true,
    });
  });

  it.each<[string, JsonObject]>([
    ["'vdi.deployment' must be up to 63 letters", { deployment: 'a b' }],
    ["'vdi.deployment' must be up to 63 letters", { deployment: '*' }],
    ["'vdi.deployment' must be up", { deployment: 'x'.repeat(64) }],
    ["'vdi.deployment'", { deployment: '' }],
    ["'vdi.directory.tableName'", { directory: {} }],
    [
      "'vdi.connection.gatewayUrl' must be an address",
      connection({ gatewayUrl: 'desktops.example.com' }),
    ],
    [
      "'vdi.connection.authenticatorUrl' must be an http or https address",
      connection({ authenticatorUrl: 'auth.example.com' }),
    ],
    [
      "'vdi.connection.authenticatorUrl' must be an http or https address",
      connection({ authenticatorUrl: 'ftp://auth.example.com' }),
    ],
    [
      "'vdi.connection.grantLifetime' must be between",
      connection({ grantLifetime: '59s' }),
    ],
    [
      "'vdi.connection.grantLifetime' must be between",
      connection({ grantLifetime: { hours: 25 } }),
    ],
    ['vdi.connection.grantLifetime', connection({ grantLifetime: 'soon' })],
    ["'vdi.connection.port' must be a port", connection({ port: 0 })],
    ["'vdi.connection.port' must be a port", connection({ port: 65_536 })],
    ["'vdi.connection.port' must be a port", connection({ port: 8443.5 })],
    ['vdi.prices.lookUp', { prices: { lookUp: 'daily' } }],
    [
      "'vdi.prices.diskMonthly' must be a price",
      { prices: { diskMonthly: -1 } },
    ],
    [
      "'vdi.prices.hourly.linux.'m7i.xlarge'' must be a price",
      { prices: { hourly: { linux: { 'm7i.xlarge': '20 cents' } } } },
    ],
    [
      "'vdi.workstations.limitPerUser' must be a whole number",
      { workstations: { limitPerUser: 1.5 } },
    ],
    [
      "'vdi.workstations.limitPerUser' must be a whole number",
      { workstations: { limitPerUser: -1 } },
    ],
    [
      "'vdi.reconciler.interval' must be longer than nothing",
      { reconciler: { interval: { seconds: 0 } } },
    ],
    ["'vdi.pools.lab.baseSize' takes a whole number", pool({ baseSize: -1 })],
    ["'vdi.pools.lab.baseSize'", pool({ baseSize: 'two' })],
    ["'vdi.pools.lab': ", pool({ size: 3 })],
    ["'vdi.pools.lab.surge' takes a whole number", pool({ surge: 0 })],
    ["'vdi.pools.lab.windows[0].to' must be later", windows({ to: '05:00' })],
    ["'vdi.pools.lab.windows[1]' overlaps", windows({}, { from: '07:00' })],
    ['is no time zone', windows({ timeZone: 'Mars' })],
    ["'vdi.pools.lab.windows.0.from'", windows({ from: 5 })],
  ])('says %s', (message, changes) => {
    expect(() => read(changes)).toThrow(message);
  });
});
