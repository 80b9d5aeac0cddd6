import type { Platform } from '@deskstage/backstage-plugin-vdi-common';
import { isWorkstationId } from '@deskstage/backstage-plugin-vdi-common/directory';
import { isInstanceId } from '../ec2/affectInstances';
import { RefusedError } from '../errors';
import type { HostPreparation } from '../Hosts';

/** What the host script is asked to do. */
export type HostAction = 'prepare' | 'inspect';

/** What the DCV servers are set to. */
export interface HostSettings {
  /** URL of the authenticator; the workstation's id is appended as the last part of its path. */
  authenticatorUrl: string;
  /** TCP and UDP port of the DCV servers */
  port: number;
  /** Whether the DCV servers offer QUIC */
  quic: boolean;
}

// Local accounts, DOMAIN\user and user@domain; without the list's own separators.
const ACCOUNT = /^[A-Za-z0-9_][A-Za-z0-9._@\\$-]{0,103}$/;
const SECRET_ID = /^[A-Za-z0-9/_+=.@:-]{1,2048}$/;

/** An absent field of a host's entry. */
const NONE = '-';

/**
 * Quotes text for the shell of the platform.
 *
 * @throws RefusedError when the text is not printable ASCII: a line break would end the assignment, and PowerShell
 * takes typographic quotation marks for quotation marks.
 */
export function quote(platform: Platform, text: string): string {
  if (!/^[\x20-\x7e]*$/.test(text)) {
    throw new RefusedError(
      'InvalidHostParameter',
      `Only printable ASCII can be sent to a host, which ${JSON.stringify(
        text,
      )} is not.`,
    );
  }
  const escaped = platform === 'windows' ? "''" : "'\\''";
  return `'${text.replaceAll("'", escaped)}'`;
}

/** One assignment in the shell of the platform. */
export function assign(
  platform: Platform,
  name: string,
  value: string,
): string {
  const quoted = quote(platform, value);
  return platform === 'windows' ? `$${name} = ${quoted}` : `${name}=${quoted}`;
}

function checked(what: string, value: string, valid: boolean): string {
  if (!valid) {
    throw new RefusedError(
      'InvalidHostParameter',
      `${JSON.stringify(value)} is not ${what}.`,
    );
  }
  return value;
}

/** A host's entry in `VDI_HOSTS`: instance, workstation, account and secret, separated by commas. */
export function formatHost(host: HostPreparation): string {
  const { instanceId, workstationId, osUser, secretId } = host;
  return [
    checked('an instance id', instanceId, isInstanceId(instanceId)),
    checked('a workstation id', workstationId, isWorkstationId(workstationId)),
    osUser
      ? checked('the name of an account', osUser, ACCOUNT.test(osUser))
      : NONE,
    osUser && secretId
      ? checked('the id of a secret', secretId, SECRET_ID.test(secretId))
      : NONE,
  ].join(',');
}

/** The lines before the static script: everything that differs between two runs of it. */
export function createPreamble(options: {
  platform: Platform;
  action: HostAction;
  hosts: HostPreparation[];
  settings: HostSettings;
  region: string;
}): string[] {
  const { platform, action, hosts, settings, region } = options;
  const values: Record<string, string> = {
    VDI_ACTION: action,
    VDI_HOSTS: hosts.map(formatHost).join(';'),
    VDI_VERIFIER: settings.authenticatorUrl.replace(/\/+$/, ''),
    VDI_PORT: String(settings.port),
    VDI_QUIC: String(settings.quic),
    VDI_REGION: region,
  };
  return Object.entries(values).map(([name, value]) =>
    assign(platform, name, value),
  );
}
