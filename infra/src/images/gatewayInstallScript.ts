import {
  findPackage,
  packageSource,
  readPackages,
  type Architecture,
  type PackageList,
} from './packages';
import { bashScript } from './scripts/scriptText';

/** Options of {@link gatewayInstallScript}. */
export interface GatewayInstallScriptOptions {
  /** Of the machine that it runs on */
  readonly architecture: Architecture;
  /**
   * Bucket and prefix of a mirror, as `s3://bucket/prefix`; the machine's role needs {@link mirrorStatement}.
   *
   * @default - the publisher's own servers
   */
  readonly mirror?: string;
  /** @default - those of packages.yaml */
  readonly packages?: PackageList;
}

/**
 * Bash that installs the connection gateway, the files of the web client (`/usr/share/dcv/www`) and the CloudWatch
 * agent on Amazon Linux 2023, unless they are there. Run as root, it sets `-euo pipefail`, ends at the first failure
 * and may run again. It configures and starts nothing.
 */
export function gatewayInstallScript(
  options: GatewayInstallScriptOptions,
): string {
  const { architecture, mirror, packages = readPackages() } = options;
  const gateway = findPackage(packages, `gateway-${architecture}`);
  const server = findPackage(
    packages,
    `server-amazon-linux-2023-${architecture}`,
  );
  return bashScript(
    ['linux/fetch.sh', 'linux/signature.sh', 'gateway/install.sh'],
    {
      GATEWAY_SOURCE: packageSource(gateway.url, mirror),
      GATEWAY_SHA256: gateway.sha256,
      SERVER_SOURCE: packageSource(server.url, mirror),
      SERVER_SHA256: server.sha256,
      KEY_SOURCE: packageSource(packages.key.url, mirror),
      KEY_FINGERPRINT: packages.key.fingerprint,
    },
  );
}
