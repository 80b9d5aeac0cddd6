import { findPackage, packageSource, type PackageId } from '../packages';
import { powershellScript, type ScriptVariables } from '../scripts/scriptText';
import {
  powershellStep,
  rebootStep,
  type ImageComponent,
} from './ComponentDocument';
import { workstationAgentConfiguration } from './workstationAgentConfiguration';
import {
  sharedAccount,
  type TemplateImageOptions,
} from './TemplateImageOptions';

/** What makes a plain Windows Server the image of a template; it comes with a browser, the SSM agent and AWS' tools. */
export function windowsComponents(
  options: TemplateImageOptions,
): ImageComponent[] {
  return [
    {
      name: 'system',
      description: 'Brings the system up to date',
      platform: 'Windows',
      build: [
        { name: 'Update', action: 'UpdateOS', onFailure: 'Abort' },
        rebootStep(),
      ],
    },
    {
      name: 'agents',
      description: 'Has the agents run from the first start on',
      platform: 'Windows',
      build: [
        powershellStep(
          'Monitor',
          powershellScript(['windows/monitor.ps1'], {
            AgentConfiguration: workstationAgentConfiguration(
              'windows',
              options.agent,
            ),
          }),
        ),
      ],
    },
    ...(options.template.gpu ? [nvidia(options)] : []),
    server(options),
  ];
}

function nvidia(options: TemplateImageOptions): ImageComponent {
  return {
    name: 'nvidia',
    description: 'Installs the driver of the graphics cards',
    platform: 'Windows',
    build: [
      powershellStep(
        'Install',
        powershellScript(
          ['windows/fetch.ps1', 'windows/nvidia.ps1'],
          pinned('Driver', 'nvidia-windows', options),
        ),
      ),
      rebootStep(),
    ],
  };
}

function server(options: TemplateImageOptions): ImageComponent {
  const account = sharedAccount(options);
  return {
    name: 'server',
    description: 'Installs the DCV server',
    platform: 'Windows',
    build: [
      powershellStep(
        'Install',
        powershellScript(['windows/fetch.ps1', 'windows/server.ps1'], {
          ...pinned('Runtime', 'vc-redist-windows', options),
          ...pinned('Server', 'server-windows', options),
        }),
      ),
      rebootStep(),
      ...(account
        ? [
            powershellStep(
              'Account',
              powershellScript(['windows/account.ps1'], { Account: account }),
            ),
          ]
        : []),
      powershellStep(
        'Configure',
        powershellScript(['windows/configure.ps1'], {
          // Nobody could unlock an account whose password nobody knows
          Lock: account ? '0' : '1',
        }),
      ),
    ],
    test: [
      powershellStep(
        'Test',
        powershellScript(['windows/test.ps1'], {
          Account: account,
          Gpu: String(options.template.gpu),
        }),
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
    [`${name}Source`]: packageSource(item.url, mirror),
    [`${name}Sha256`]: item.sha256,
    [`${name}Signer`]: item.signer,
  };
}
