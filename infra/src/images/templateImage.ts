import type * as ec2 from 'aws-cdk-lib/aws-ec2';
import type {
  ImagesConfiguration,
  TemplateConfiguration,
} from '../configuration';
import type { WorkstationAgent } from '../workstations';
import { templateComponents } from './components';
import type { ImageDefinition } from './ImageDefinition';
import {
  findPackage,
  requireVerifiable,
  templatePackageIds,
  type PackageList,
} from './packages';
import { parentImage } from './parentImage';

/** Options of {@link templateImage}. */
export interface TemplateImageDefinitionOptions {
  readonly configuration: ImagesConfiguration;
  readonly template: TemplateConfiguration;
  readonly launchTemplate: ec2.CfnLaunchTemplate;
  readonly packages: PackageList;
  readonly agent: WorkstationAgent;
}

/**
 * The image of a template, which becomes a version of its launch template.
 *
 * @throws Error with a sentence, when the template's id is taken or nothing tells a package from a forged one
 */
export function templateImage(
  options: TemplateImageDefinitionOptions,
): ImageDefinition {
  const { configuration, template, launchTemplate, packages, agent } = options;
  if (template.id === 'gateway') {
    throw new Error(
      "No template can be called 'gateway', for the gateways' image is called so; give it another id.",
    );
  }
  requireVerifiable(
    templatePackageIds(template).map(id => findPackage(packages, id)),
  );
  const { mirror, parents } = configuration;
  const { id, preset, diskGiB } = template;
  return {
    image: id,
    description: `Workstations of the template '${id}'`,
    components: templateComponents({ template, mirror, packages, agent }),
    parentImage: parentImage({ of: preset, architecture: 'x86_64', parents }),
    rootDevice: preset === 'amazon-linux-2023' ? '/dev/xvda' : '/dev/sda1',
    diskGiB,
    target: {
      launchTemplateConfigurations: [
        {
          launchTemplateId: launchTemplate.attrLaunchTemplateId,
          // The service's own default is true: an image that nobody tried would be everybody's next
          setDefaultVersion: false,
        },
      ],
    },
    amiTags: { 'vdi:template': id },
  };
}
