import {
  HOST_PARAMETERS,
  invalidHostParameter,
  NO_ACCOUNT,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';
import { RefusedError } from '../errors';
import type { HostAssignment, HostPreparation } from '../Hosts';

/** What the DCV servers are set to. */
export interface HostSettings {
  /** URL of the authenticator; the workstation's id is appended as the last part of its path. */
  authenticatorUrl: string;
  /** TCP and UDP port of the DCV servers */
  port: number;
  /** Whether the DCV servers offer QUIC */
  quic: boolean;
}

type Host = HostPreparation | HostAssignment;

/**
 * The parameters of a command, as the action's document takes them.
 *
 * @throws RefusedError when one does not match the document's pattern, before it gets near a host
 */
export function hostParameters(options: {
  action: HostAction;
  hosts?: Host[];
  settings: HostSettings;
  /** Seconds */
  executionTimeout: number;
}): Record<string, string[]> {
  const { action, hosts = [], settings, executionTimeout } = options;
  const entries = hosts.map(formatHost);
  const all: Record<string, string> = {
    Hosts: entries.join(';'),
    VerifierUrl: settings.authenticatorUrl.replace(/\/+$/, ''),
    Port: String(settings.port),
    Quic: String(settings.quic),
    executionTimeout: String(executionTimeout),
  };
  const parameters = Object.fromEntries(
    Object.keys(HOST_PARAMETERS[action]).map(name => [name, all[name]]),
  );
  const invalid = invalidHostParameter(action, parameters);
  if (invalid === 'Hosts') {
    const pattern = new RegExp(HOST_PARAMETERS[action].Hosts);
    throw refusal(invalid, entries.find(each => !pattern.test(each)) ?? '');
  }
  if (invalid !== undefined) {
    throw refusal(invalid, parameters[invalid]);
  }
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => [name, [value]]),
  );
}

function formatHost(host: Host): string {
  const { instanceId, workstationId, osUser = NO_ACCOUNT } = host;
  const fields = [instanceId, workstationId, osUser];
  return ('secretId' in host ? [...fields, host.secretId] : fields).join(',');
}

function refusal(name: string, value: string): RefusedError {
  return new RefusedError(
    'InvalidHostParameter',
    `${JSON.stringify(value)} cannot be sent to a host as '${name}'.`,
  );
}
