import * as ec2 from 'aws-cdk-lib/aws-ec2';
import type { Configuration, TemplateConfiguration } from '../../configuration';
import type { Package, PackageId, PackageList } from './Package';
import { findPackage, readPackages } from './readPackages';

/** Processor architecture, as EC2 and Amazon Linux's parameters call it. */
export type Architecture = 'arm64' | 'x86_64';

/** Architecture of an instance type such as `c7g.large`. */
export function architectureOf(instanceType: string): Architecture {
  return new ec2.InstanceType(instanceType).architecture;
}

/** Packages of the gateways: the gateway itself, and the web client out of the server's archive. */
export function gatewayPackageIds(architecture: Architecture): PackageId[] {
  return [
    `gateway-${architecture}`,
    `server-amazon-linux-2023-${architecture}`,
  ];
}

/** Packages of one template's image. */
export function templatePackageIds(
  template: Pick<TemplateConfiguration, 'preset' | 'gpu'>,
): PackageId[] {
  const { preset, gpu } = template;
  switch (preset) {
    case 'ubuntu-24.04':
      return ['server-ubuntu-24.04', ...driver(gpu, 'nvidia-linux')];
    case 'amazon-linux-2023':
      return [
        'server-amazon-linux-2023-x86_64',
        ...driver(gpu, 'nvidia-linux'),
      ];
    default:
      return [
        'vc-redist-windows',
        'server-windows',
        ...driver(gpu, 'nvidia-windows'),
      ];
  }
}

/** All packages that a deployment's images need. */
export function packagesOf(
  configuration: Pick<Configuration, 'templates'> & {
    readonly gateway: Pick<Configuration['gateway'], 'instanceType'>;
  },
  list: PackageList = readPackages(),
): Package[] {
  const ids = new Set([
    ...gatewayPackageIds(architectureOf(configuration.gateway.instanceType)),
    ...configuration.templates.flatMap(templatePackageIds),
  ]);
  return [...ids].map(id => findPackage(list, id));
}

function driver(gpu: boolean, id: PackageId): PackageId[] {
  return gpu ? [id] : [];
}
