import {
  gatewayInstallScript,
  type GatewayInstallScriptOptions,
} from '../gatewayInstallScript';
import { bashScript } from '../scripts/scriptText';
import { bashStep, rebootStep, type ImageComponent } from './ComponentDocument';

/** What makes Amazon Linux 2023 the image of the gateways. */
export function gatewayComponents(
  options: GatewayInstallScriptOptions,
): ImageComponent[] {
  return [
    {
      name: 'system',
      description: 'Brings the system up to date',
      platform: 'Linux',
      build: [
        bashStep('Update', bashScript(['amazon-linux/system.sh']), 60),
        rebootStep(),
      ],
    },
    {
      name: 'gateway',
      description: 'Installs the connection gateway and the web client',
      platform: 'Linux',
      build: [bashStep('Install', gatewayInstallScript(options))],
      test: [bashStep('Test', bashScript(['gateway/test.sh']))],
    },
  ];
}
