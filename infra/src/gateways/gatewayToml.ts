import { HEALTH_PORT } from '../network';
import { CERTIFICATE_DIRECTORY, STATSD_ADDRESS } from './machine';

/** What the gateways are told. */
export interface GatewayTomlOptions {
  /** TCP and UDP port for people */
  readonly port: number;
  /** Of the session resolver, without `/resolveSession`; a domain name, because DCV takes no IP address */
  readonly resolverUrl: string;
  /** TCP connections that one gateway is meant to carry */
  readonly connectionsPerGateway: number;
}

/** DCV's own limit of TCP and of QUIC connections; more are refused. */
const DEFAULT_MAXIMUM = 1000;

/**
 * `dcv-connection-gateway.conf`. The log is kept to warnings: requests carry the grant in their URL, and which lines of
 * lower levels show it is not documented.
 *
 * @see https://docs.aws.amazon.com/dcv/latest/gw-admin/config-reference.html
 */
export function gatewayToml(options: GatewayTomlOptions): string {
  const { port, resolverUrl, connectionsPerGateway } = options;
  // Twice what it is meant to carry: until another gateway has started, or when many people come from one address.
  const maximum = Math.max(DEFAULT_MAXIMUM, 2 * connectionsPerGateway);
  return `[log]
level = "warning"

[gateway]
web-listen-endpoints = ["0.0.0.0:${port}", "[::]:${port}"]
quic-listen-endpoints = ["0.0.0.0:${port}", "[::]:${port}"]
cert-file = "${CERTIFICATE_DIRECTORY}/cert.pem"
cert-key-file = "${CERTIFICATE_DIRECTORY}/key.pem"
tcp-max-connections = ${maximum}
quic-max-connections = ${maximum}
graceful-shutdown-timeout = 30

[health-check]
bind-addr = "::"
port = ${HEALTH_PORT}

# Workstations make their own certificates; that they are ours is known from the resolver and the security groups.
[dcv]
tls-strict = false

[resolver]
url = "${resolverUrl}"
tls-strict = true

[web-resources]
local-resources-path = "/usr/share/dcv/www"
local-resources-http-headers = { "strict-transport-security" = "max-age=31536000", "content-security-policy" = "upgrade-insecure-requests;", "x-content-type-options" = "nosniff", "x-frame-options" = "SAMEORIGIN" }

[metrics-reporter-statsd]
endpoints = ["${STATSD_ADDRESS}"]
`;
}
