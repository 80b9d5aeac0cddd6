import { World } from '../world/World';
import { arnPrefix } from './arns';
import type { Component, ComponentPlatform } from './ImageBuilderState';

const CREATED_AT = Date.parse('2020-12-01T00:00:00Z');

const MANAGED: [name: string, platform: ComponentPlatform, version: string][] =
  [
    ['update-linux', 'Linux', '1.0.2'],
    ['reboot-linux', 'Linux', '1.0.1'],
    ['reboot-test-linux', 'Linux', '1.0.1'],
    ['simple-boot-test-linux', 'Linux', '1.0.0'],
    ['amazon-cloudwatch-agent-linux', 'Linux', '1.0.1'],
    ['aws-cli-version-2-linux', 'Linux', '1.0.4'],
    ['dcv-server-linux', 'Linux', '1.0.1'],
    ['docker-ce-ubuntu', 'Linux', '1.0.0'],
    ['update-windows', 'Windows', '1.0.2'],
    ['reboot-windows', 'Windows', '1.0.1'],
    ['simple-boot-test-windows', 'Windows', '1.0.0'],
    ['amazon-cloudwatch-agent-windows', 'Windows', '1.0.0'],
    ['aws-cli-version-2-windows', 'Windows', '1.0.0'],
    ['dcv-server-windows', 'Windows', '1.0.0'],
    ['powershell-windows', 'Windows', '7.2.10'],
  ];

const PARAMETERS: Record<ComponentPlatform, string> = {
  Linux: `parameters:
  - SessionOwner: { type: string, default: '' }
  - Packages: { type: string, default: '' }
`,
  Windows: `parameters:
  - sessionOwner: { type: string, default: '' }
  - dcvPermissions: { type: string, default: '' }
`,
};

/** Some of the components that Amazon keeps in every account. Their documents and versions are not Amazon's. */
export function managedComponents(world: World): Component[] {
  return MANAGED.map(([name, platform, version]) => ({
    arn: `${arnPrefix(world, 'aws')}component/${name}/${version}/1`,
    name,
    version,
    build: 1,
    platform,
    owner: 'Amazon',
    type: name.includes('-test-') ? 'TEST' : 'BUILD',
    createdAt: CREATED_AT,
    tags: {},
    data: documentOf(name, platform),
    content: {},
  }));
}

function documentOf(name: string, platform: ComponentPlatform): string {
  const shell = platform === 'Linux' ? 'ExecuteBash' : 'ExecutePowerShell';
  const action = name.startsWith('update-')
    ? 'UpdateOS'
    : `${shell}\n        inputs:\n          commands:\n            - echo ${name}`;
  const parameters = name.startsWith('dcv-server-') ? PARAMETERS[platform] : '';
  const phase = name.includes('-test-') ? 'test' : 'build';
  return `name: ${name}
schemaVersion: 1.0
${parameters}phases:
  - name: ${phase}
    steps:
      - name: Run
        action: ${action}
`;
}
