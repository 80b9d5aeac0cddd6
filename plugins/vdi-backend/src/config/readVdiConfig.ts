import type { PoolSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { readDurationFromConfig, type Config } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import { HOST_PARAMETERS } from '@deskstage/backstage-plugin-vdi-common/hosts';
import { parseGateway, type Gateway } from '../connections';
import { readPools } from './readPools';
import { readPrices, type PriceSettings } from './readPrices';

/** The plugin's configuration; times in milliseconds. */
export interface VdiConfig {
  /** Warm pools that cannot be changed in the portal, by template id */
  pools: Record<string, PoolSettings>;
  prices: PriceSettings;
  deployment: string;
  accountId?: string;
  passwordKey?: string;
  cloudWatchMetrics: boolean;
  tableName: string;
  gateway: Gateway;
  authenticatorUrl: string;
  grantLifetime: number;
  port: number;
  quic: boolean;
  limitPerUser: number;
  subnetIds: string[];
  reconcileInterval: number;
  sweepInterval: number;
  orphanGrace: number;
  inspectInterval: number;
  permissionsEnabled: boolean;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * Reads the section `vdi` of the configuration.
 *
 * @throws Error that names the key and what is wrong with its value
 */
export function readVdiConfig(config: RootConfigService): VdiConfig {
  const vdi = config.getConfig('vdi');
  const duration = (key: string, fallback: number) => {
    const value = vdi.has(key)
      ? durationToMilliseconds(
          readDurationFromConfig(config, { key: `vdi.${key}` }),
        )
      : fallback;
    if (value <= 0) {
      throw new Error(`'vdi.${key}' must be longer than nothing.`);
    }
    return value;
  };

  const deployment = vdi.getString('deployment');
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$/.test(deployment)) {
    throw new Error(
      `'vdi.deployment' must be up to 63 letters, digits, dots, dashes and underscores; it is '${deployment}'.`,
    );
  }
  const grantLifetime = duration('connection.grantLifetime', 60 * MINUTE);
  if (grantLifetime < MINUTE || grantLifetime > DAY) {
    throw new Error(
      "'vdi.connection.grantLifetime' must be between 1 minute and 1 day.",
    );
  }
  const limitPerUser = vdi.getOptionalNumber('workstations.limitPerUser') ?? 3;
  if (!Number.isInteger(limitPerUser) || limitPerUser < 0) {
    throw new Error(
      `'vdi.workstations.limitPerUser' must be a whole number; it is ${limitPerUser}.`,
    );
  }
  const port = vdi.getOptionalNumber('connection.port') ?? 8443;
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Error(
      `'vdi.connection.port' must be a port from 1 to 65535; it is ${port}.`,
    );
  }
  return {
    deployment,
    pools: readPools(vdi.getOptionalConfig('pools')),
    prices: readPrices(vdi.getOptionalConfig('prices')),
    accountId: vdi.getOptionalString('aws.accountId'),
    passwordKey: vdi.getOptionalString('aws.passwordKey'),
    cloudWatchMetrics: vdi.getOptionalBoolean('aws.metrics') ?? false,
    tableName: vdi.getString('directory.tableName'),
    gateway: parseGateway(vdi.getString('connection.gatewayUrl')),
    authenticatorUrl: readHttpUrl(vdi, 'connection.authenticatorUrl'),
    grantLifetime,
    port,
    quic: vdi.getOptionalBoolean('connection.quic') ?? true,
    limitPerUser,
    subnetIds: vdi.getOptionalStringArray('launch.subnetIds') ?? [],
    reconcileInterval: duration('reconciler.interval', 2_000),
    sweepInterval: duration('reconciler.sweepInterval', MINUTE),
    orphanGrace: duration('reconciler.orphanGrace', 10 * MINUTE),
    inspectInterval: duration('reconciler.inspectInterval', 2 * MINUTE),
    permissionsEnabled:
      config.getOptionalBoolean('permission.enabled') ?? false,
  };
}

/** The authenticator's address, which the hosts get as a parameter of their documents. */
function readHttpUrl(vdi: Config, key: string): string {
  const url = vdi.getString(key);
  const sent = url.replace(/\/+$/, '');
  if (
    !URL.canParse(url) ||
    !new RegExp(HOST_PARAMETERS.prepare.VerifierUrl).test(sent)
  ) {
    throw new Error(
      `'vdi.${key}' must be an http or https address of a host, a port and a path; it is '${url}'.`,
    );
  }
  return url;
}
