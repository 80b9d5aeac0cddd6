import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  HOST_PARAMETERS,
  type HostAction,
} from '@deskstage/backstage-plugin-vdi-common/hosts';

/** Whose scripts. */
export type HostPlatform = 'linux' | 'windows';

const DESCRIPTIONS: Record<HostAction, string> = {
  prepare:
    'Sets hosts up for their workstations, with the account of the image or without an owner',
  assign: 'Sets hosts up for their owners, each with an account of their own',
  observe: 'Tells who is connected to the workstations',
};

const PARAMETER_DESCRIPTIONS: Record<string, string> = {
  Hosts: 'The machines of the command, and what each is to become',
  VerifierUrl:
    "URL of the authenticator, to which the workstation's id is appended",
  Port: 'TCP and UDP port of the DCV server',
  Quic: 'Whether the DCV server offers QUIC',
  executionTimeout: 'Seconds that a host may take',
};

// The last one does the work with the functions of those before it.
const FILES: Record<HostPlatform, Record<HostAction, string[]>> = {
  linux: {
    prepare: ['settings.sh', 'sharedAccount.sh', 'host.sh'],
    assign: ['settings.sh', 'personalAccount.sh', 'host.sh'],
    observe: ['observe.sh'],
  },
  windows: {
    prepare: ['dcv.ps1', 'settings.ps1', 'sharedAccount.ps1', 'host.ps1'],
    assign: ['dcv.ps1', 'settings.ps1', 'personalAccount.ps1', 'host.ps1'],
    observe: ['dcv.ps1', 'observe.ps1'],
  },
};

const STEPS = [
  {
    platform: 'linux',
    platformType: 'Linux',
    action: 'aws:runShellScript',
    // SSM's own shell on Linux is sh.
    firstLines: ['#!/bin/bash'],
  },
  {
    platform: 'windows',
    platformType: 'Windows',
    action: 'aws:runPowerShellScript',
    firstLines: [],
  },
] as const;

/**
 * Content of the document that does the action, in version 2.2 of the schema: a step for each platform, of which SSM
 * skips the other's.
 *
 * SSM pastes parameters into the scripts as text. They stand in single quotes, and their patterns admit no quotation
 * mark. Handing them over as variables of the environment (`interpolationType`) would be refused by agents older than
 * 3.3.2746.
 */
export function hostDocument(options: {
  action: HostAction;
  /** Region of the deployment, where its secrets are */
  region: string;
}): object {
  const { action, region } = options;
  return {
    schemaVersion: '2.2',
    description: DESCRIPTIONS[action],
    parameters: Object.fromEntries(
      Object.entries(HOST_PARAMETERS[action]).map(([name, allowedPattern]) => [
        name,
        {
          type: 'String',
          description: PARAMETER_DESCRIPTIONS[name],
          allowedPattern,
        },
      ]),
    ),
    mainSteps: STEPS.map(step => ({
      action: step.action,
      name: step.platform,
      precondition: { StringEquals: ['platformType', step.platformType] },
      inputs: {
        timeoutSeconds: '{{ executionTimeout }}',
        runCommand: [
          ...step.firstLines,
          ...assignments({ platform: step.platform, action, region }),
          ...scriptLines(step.platform, action),
        ],
      },
    })),
  };
}

function assignments(options: {
  platform: HostPlatform;
  action: HostAction;
  region: string;
}): string[] {
  const { platform, action, region } = options;
  if (action === 'observe') {
    return [];
  }
  const values = {
    VDI_HOSTS: '{{ Hosts }}',
    VDI_VERIFIER: '{{ VerifierUrl }}',
    VDI_PORT: '{{ Port }}',
    VDI_QUIC: '{{ Quic }}',
    // Where the password is
    ...(action === 'assign' && { VDI_REGION: region }),
  };
  return Object.entries(values).map(([name, value]) =>
    platform === 'windows' ? `$${name} = '${value}'` : `${name}='${value}'`,
  );
}

function scriptLines(platform: HostPlatform, action: HostAction): string[] {
  const folder = join(__dirname, 'documents', platform);
  return FILES[platform][action]
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
    .split(/\r?\n/);
}
