import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HEALTH_PORT } from '../network';
import {
  CERTIFICATE_DIRECTORY,
  CONFIGURATION_FILE,
  GATEWAY_USER,
} from './machine';
import { gatewayUnits } from './gatewayUnits';

/** What a machine must know to become a gateway. */
export interface GatewayUserDataOptions {
  readonly region: string;
  /** Name of the stack, which waits for new gateways during an update */
  readonly stackName: string;
  /** Logical id of the Auto Scaling group in it */
  readonly resource: string;
  readonly groupName: string;
  /** Lifecycle hook that holds a gateway while it drains */
  readonly hookName: string;
  readonly port: number;
  /** Names of parameters */
  readonly configurationParameter: string;
  readonly agentParameter: string;
  /** Of what the parameters hold: a change of it replaces the gateways. */
  readonly configurationHash: string;
  readonly certificate: { source: string; arn: string; region: string };
  /** Name that the certificate must be for */
  readonly domainName?: string;
  /** Bash that installs DCV's gateway and web client, if they are not there */
  readonly install: string;
}

const SCRIPTS = ['certificate', 'configuration', 'drain', 'start'] as const;
const BINARIES = '/usr/local/sbin/vdi-gateway';
/** Ends each file; no line of any is it. */
const END = 'VDI_END';

/**
 * What a machine runs at its first boot: it writes its files, then runs `start.sh`. The same for a plain Amazon Linux
 * 2023 and for the built image, which only is faster.
 */
export function gatewayUserData(options: GatewayUserDataOptions): string {
  const files = [
    ...SCRIPTS.map(name => file(`${BINARIES}-${name}`, script(name), '700')),
    file(`${BINARIES}-install`, options.install, '700'),
    file('/etc/vdi-gateway/environment', environment(options), '600'),
    ...Object.entries(gatewayUnits()).map(([name, text]) =>
      file(`/etc/systemd/system/${name}`, text, '644'),
    ),
  ];
  return `#!/bin/bash
set -euo pipefail
exec >>/var/log/vdi-gateway.log 2>&1
# Configuration ${options.configurationHash}
put() {
  install -D -m "$2" /dev/stdin "$1"
}
${files.join('')}${BINARIES}-start
`;
}

function file(path: string, text: string, mode: string): string {
  return `put ${path} ${mode} <<'${END}'\n${text.trimEnd()}\n${END}\n`;
}

/** A script without its comments, for which 16 KiB of user data have no room. */
function script(name: (typeof SCRIPTS)[number]): string {
  return readFileSync(join(__dirname, 'scripts', `${name}.sh`), 'utf8').replace(
    /^ *#(?!!).*\n/gm,
    '',
  );
}

function environment(options: GatewayUserDataOptions): string {
  const { certificate } = options;
  const variables = {
    REGION: options.region,
    STACK: options.stackName,
    RESOURCE: options.resource,
    GROUP: options.groupName,
    HOOK: options.hookName,
    PORT: options.port,
    HEALTH_PORT,
    CONFIGURATION_PARAMETER: options.configurationParameter,
    CONFIGURATION_FILE,
    AGENT_PARAMETER: options.agentParameter,
    CERTIFICATE_SOURCE: certificate.source,
    CERTIFICATE_ARN: certificate.arn,
    CERTIFICATE_REGION: certificate.region,
    CERTIFICATE_DIRECTORY,
    DOMAIN_NAME: options.domainName ?? '',
    GATEWAY_USER,
    IDLE_MARKER: '/run/vdi-gateway-idle',
  };
  return Object.entries(variables)
    .map(([name, value]) => `${name}=${quoted(String(value))}`)
    .join('\n');
}

/** As bash reads it literally. */
function quoted(value: string): string {
  return `'${value.replace(/'/g, `'\\''`)}'`;
}
