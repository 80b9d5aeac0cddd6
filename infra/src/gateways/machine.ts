/** Where things are on a gateway; the account and the paths of DCV are those of its package. */
export const GATEWAY_USER = 'dcvcgw';
export const CONFIGURATION_FILE =
  '/etc/dcv-connection-gateway/dcv-connection-gateway.conf';
export const CERTIFICATE_DIRECTORY = '/etc/dcv-connection-gateway/certs';
export const GATEWAY_LOG = '/var/log/dcv-connection-gateway/gateway.log';
/** What our own scripts say */
export const SETUP_LOG = '/var/log/vdi-gateway.log';
export const STATSD_ADDRESS = '127.0.0.1:8125';
