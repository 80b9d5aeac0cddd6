import { findPackage, packageSource, type PackageId } from '../packages';
import { bashScript, type ScriptVariables } from '../scripts/scriptText';
import { bashStep, rebootStep, type ImageComponent } from './ComponentDocument';
import { workstationAgentConfiguration } from './workstationAgentConfiguration';
import {
  sharedAccount,
  type TemplateImageOptions,
} from './TemplateImageOptions';

const SYSTEMS = {
  'ubuntu-24.04': {
    scripts: 'ubuntu',
    server: 'server-ubuntu-24.04',
    displayManager: '/etc/gdm3/custom.conf',
  },
  'amazon-linux-2023': {
    scripts: 'amazon-linux',
    server: 'server-amazon-linux-2023-x86_64',
    displayManager: '/etc/gdm/custom.conf',
  },
} as const;

/** The presets that run Linux. */
export type LinuxPreset = keyof typeof SYSTEMS;

/** What makes a plain Linux the image of a template. */
export function linuxComponents(
  preset: LinuxPreset,
  options: TemplateImageOptions,
): ImageComponent[] {
  const { scripts } = SYSTEMS[preset];
  return [
    {
      name: 'system',
      description: 'Brings the system up to date',
      platform: 'Linux',
      build: [
        bashStep('Update', bashScript([`${scripts}/system.sh`]), 60),
        rebootStep(),
      ],
    },
    {
      name: 'agents',
      description: 'Has the agents run from the first start on',
      platform: 'Linux',
      build: [
        bashStep('Enable', bashScript([`${scripts}/agents.sh`])),
        bashStep(
          'Monitor',
          bashScript(['linux/monitor.sh'], {
            AGENT_CONFIGURATION: workstationAgentConfiguration(
              'linux',
              options.agent,
            ),
          }),
        ),
      ],
    },
    ...(options.template.gpu ? [nvidia(scripts, options)] : []),
    desktop(preset, options),
    server(preset, options),
  ];
}

function nvidia(
  scripts: string,
  options: TemplateImageOptions,
): ImageComponent {
  return {
    name: 'nvidia',
    description: 'Installs the driver of the graphics cards',
    platform: 'Linux',
    build: [
      bashStep('KernelSources', bashScript([`${scripts}/kernel.sh`])),
      bashStep('FreeDriverOff', bashScript(['linux/no-nouveau.sh'])),
      rebootStep(),
      bashStep(
        'Install',
        bashScript(
          ['linux/fetch.sh', 'linux/nvidia.sh'],
          pinned('DRIVER', 'nvidia-linux', options),
        ),
      ),
    ],
  };
}

function desktop(
  preset: LinuxPreset,
  options: TemplateImageOptions,
): ImageComponent {
  const { scripts, displayManager } = SYSTEMS[preset];
  const account = sharedAccount(options);
  return {
    name: 'desktop',
    description: 'Installs the desktop and the account that it runs under',
    platform: 'Linux',
    build: [
      bashStep('Install', bashScript([`${scripts}/desktop.sh`]), 60),
      bashStep(
        'Configure',
        bashScript(['linux/desktop.sh'], {
          GDM_CONFIG: displayManager,
          ACCOUNT: account,
        }),
      ),
      // After the above, which is in the new account's home
      ...(account
        ? [
            bashStep(
              'Account',
              bashScript(['linux/account.sh'], { ACCOUNT: account }),
            ),
          ]
        : []),
    ],
  };
}

function server(
  preset: LinuxPreset,
  options: TemplateImageOptions,
): ImageComponent {
  const { scripts, server: id } = SYSTEMS[preset];
  const account = sharedAccount(options);
  const gpu = String(options.template.gpu);
  return {
    name: 'server',
    description: 'Installs the DCV server',
    platform: 'Linux',
    build: [
      bashStep(
        'Install',
        bashScript(
          [
            'linux/fetch.sh',
            'linux/unpack.sh',
            `${scripts}/server.sh`,
            'linux/configure.sh',
          ],
          {
            ...pinned('SERVER', id, options),
            GPU: gpu,
            // Nobody could unlock an account that has no password
            LOCK: String(account === ''),
          },
        ),
      ),
    ],
    test: [
      bashStep(
        'Test',
        bashScript(['linux/test.sh'], { ACCOUNT: account, GPU: gpu }),
      ),
    ],
  };
}

function pinned(
  name: string,
  id: PackageId,
  { packages, mirror }: TemplateImageOptions,
): ScriptVariables {
  const item = findPackage(packages, id);
  return {
    [`${name}_SOURCE`]: packageSource(item.url, mirror),
    [`${name}_SHA256`]: item.sha256,
  };
}
