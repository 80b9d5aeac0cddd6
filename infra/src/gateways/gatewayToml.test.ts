import { parse } from 'smol-toml';
import { gatewayToml } from './gatewayToml';

const toml = (connectionsPerGateway = 400) =>
  parse(
    gatewayToml({
      port: 9443,
      resolverUrl: 'https://resolver.example.com/live',
      connectionsPerGateway,
    }),
  ) as Record<string, Record<string, unknown>>;

/** Keys that DCV knows: https://docs.aws.amazon.com/dcv/latest/gw-admin/config-reference.html */
const KNOWN: Record<string, string[]> = {
  log: ['level', 'directory', 'max-file-size', 'rolling-frequency', 'rotate'],
  gateway: [
    'web-listen-endpoints',
    'quic-listen-endpoints',
    'web-port',
    'quic-port',
    'cert-file',
    'cert-key-file',
    'tcp-max-connections',
    'quic-max-connections',
    'tcp-idle-timeout',
    'quic-idle-timeout',
    'graceful-shutdown-timeout',
    'minimum-tls-version',
    'enable-tcp-connections-stats',
    'enable-quic-connections-stats',
    'ciphers-tls',
  ],
  'health-check': ['bind-addr', 'port'],
  dcv: ['tls-strict', 'ca-file', 'ciphers-tls', 'minimum-tls-version'],
  resolver: [
    'url',
    'tls-strict',
    'ca-file',
    'cert-file',
    'cert-key-file',
    'ciphers-tls',
    'minimum-tls-version',
    'http-establish-timeout',
  ],
  'web-resources': [
    'url',
    'local-resources-path',
    'local-resources-http-headers',
    'tls-strict',
    'ca-file',
    'ciphers-tls',
    'minimum-tls-version',
    'http-establish-timeout',
  ],
  'metrics-reporter-statsd': ['endpoints', 'port'],
};

it('has only keys that DCV knows', () => {
  for (const [section, keys] of Object.entries(toml())) {
    expect(Object.keys(KNOWN)).toContain(section);
    expect(KNOWN[section]).toEqual(expect.arrayContaining(Object.keys(keys)));
  }
});

it('listens for people and for health checks', () => {
  const endpoints = ['0.0.0.0:9443', '[::]:9443'];
  expect(toml()).toMatchObject({
    gateway: {
      'web-listen-endpoints': endpoints,
      'quic-listen-endpoints': endpoints,
      'cert-file': '/etc/dcv-connection-gateway/certs/cert.pem',
      'cert-key-file': '/etc/dcv-connection-gateway/certs/key.pem',
    },
    'health-check': { 'bind-addr': '::', port: 8989 },
    'metrics-reporter-statsd': { endpoints: ['127.0.0.1:8125'] },
  });
});

it('believes the resolver only when its certificate is sound', () => {
  expect(toml().resolver).toEqual({
    url: 'https://resolver.example.com/live',
    'tls-strict': true,
  });
});

it('serves the web client with headers that protect it', () => {
  expect(toml()['web-resources']).toEqual({
    'local-resources-path': '/usr/share/dcv/www',
    'local-resources-http-headers': {
      'strict-transport-security': 'max-age=31536000',
      'content-security-policy': 'upgrade-insecure-requests;',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'SAMEORIGIN',
    },
  });
});

it('keeps what requests hold out of its log', () => {
  expect(toml().log).toEqual({ level: 'warning' });
});

it.each([
  [400, 1000],
  [1000, 2000],
])('carries more than the %i that it is meant to', (meant, maximum) => {
  expect(toml(meant).gateway).toMatchObject({
    'tcp-max-connections': maximum,
    'quic-max-connections': maximum,
  });
});
