import type { ImagesConfiguration } from '../configuration';
import { gatewayComponents } from './components';
import type { ImageDefinition } from './ImageDefinition';
import {
  findPackage,
  gatewayPackageIds,
  requireVerifiable,
  type Architecture,
  type PackageList,
} from './packages';
import { parentImage } from './parentImage';

/** Root disk of the gateways; GiB */
const DISK = 16;

/** Options of {@link gatewayImage}. */
export interface GatewayImageOptions {
  readonly configuration: ImagesConfiguration;
  readonly architecture: Architecture;
  readonly packages: PackageList;
  /** SSM parameter that is told the image's id */
  readonly parameterName: string;
}

/**
 * The image of the gateways.
 *
 * @throws Error with a sentence, when nothing tells a package from a forged one
 */
export function gatewayImage(options: GatewayImageOptions): ImageDefinition {
  const { configuration, architecture, packages, parameterName } = options;
  requireVerifiable(
    gatewayPackageIds(architecture).map(id => findPackage(packages, id)),
  );
  return {
    image: 'gateway',
    description: 'Connection gateways',
    components: gatewayComponents({
      architecture,
      mirror: configuration.mirror,
      packages,
    }),
    parentImage: parentImage({
      of: 'gateway',
      architecture,
      parents: configuration.parents,
    }),
    rootDevice: '/dev/xvda',
    diskGiB: DISK,
    target: {
      ssmParameterConfigurations: [
        { parameterName, dataType: 'aws:ec2:image' },
      ],
    },
    amiTags: {},
  };
}
