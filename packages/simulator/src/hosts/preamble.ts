import type { Platform } from '../ec2/Network';

/** One host of a script: `instanceId,workstationId,osUser,secretId`, a minus for nothing. */
export interface HostEntry {
  instanceId: string;
  workstationId: string;
  osUser?: string;
  secretId?: string;
}

/** The variables that a script of the portal begins with. */
export interface Preamble {
  action: string;
  hosts: HostEntry[];
  verifier: string;
  port: number;
  quic: boolean;
  region: string;
}

// A shell word of quoted pieces and escaped quotes between them: 'it'\''s'
const BASH = /^\s*(?:export\s+)?(VDI_[A-Z_]+)=((?:'[^']*'|\\')+)\s*$/;
// A PowerShell string in single quotes, in which a quote is doubled: 'it''s'
const POWERSHELL =
  /^\s*\$(?:env:)?(VDI_[A-Z_]+)\s*=\s*'((?:[^']|'')*)'\s*;?\s*$/;

const PREAMBLE_LINES = 40;

/** Reads the variables from the first lines of a script; `undefined` when it is none of the portal's. */
export function readPreamble(
  script: string,
  platform: Platform,
): Preamble | undefined {
  const variables = new Map<string, string>();
  for (const line of script.split(/\r?\n/, PREAMBLE_LINES)) {
    const match = (platform === 'linux' ? BASH : POWERSHELL).exec(line);
    if (match) variables.set(match[1], unquote(match[2], platform));
  }
  const action = variables.get('VDI_ACTION');
  if (action === undefined) return undefined;
  return {
    action,
    hosts: readHosts(variables.get('VDI_HOSTS') ?? ''),
    verifier: (variables.get('VDI_VERIFIER') ?? '').replace(/\/+$/, ''),
    port: Number(variables.get('VDI_PORT') ?? 8443),
    quic: variables.get('VDI_QUIC') === 'true',
    region: variables.get('VDI_REGION') ?? '',
  };
}

function unquote(text: string, platform: Platform): string {
  if (platform === 'windows') return text.replaceAll(`''`, `'`);
  return text.replace(
    /'([^']*)'|\\'/g,
    (_all, inside?: string) => inside ?? `'`,
  );
}

function readHosts(text: string): HostEntry[] {
  return text
    .split(';')
    .filter(entry => entry.trim() !== '')
    .map(entry => {
      const [instanceId, workstationId, osUser, secretId] = entry
        .split(',')
        .map(part => part.trim());
      return {
        instanceId,
        workstationId: workstationId ?? '',
        osUser: unlessMinus(osUser),
        secretId: unlessMinus(secretId),
      };
    });
}

function unlessMinus(text: string | undefined): string | undefined {
  return text === undefined || text === '' || text === '-' ? undefined : text;
}
