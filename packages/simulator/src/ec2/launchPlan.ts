import { AwsError } from '../aws/AwsError';
import type { World } from '../world/World';
import { INSTANCE_TYPES } from './instanceTypes';
import {
  findLaunchTemplate,
  findVersion,
  LaunchTemplate,
  TemplateData,
} from './LaunchTemplate';
import type { Platform, Subnet } from './Network';
import type { QueryParameters } from './QueryParameters';
import { mergeTags, Tags } from './Tags';
import { readTemplateData } from './templateData';

/** A RunInstances call that is in order: what it launches and where. */
export interface LaunchPlan {
  data: TemplateData;
  imageId: string;
  instanceType: string;
  platform: Platform;
  subnet: Subnet;
  least: number;
  most: number;
  instanceTags: Tags;
  volumeTags: Tags;
}

/** Puts the request over its launch template and checks the sum as EC2 does. */
export function planLaunch(
  world: World,
  parameters: QueryParameters,
): LaunchPlan {
  const least = readCount(parameters, 'MinCount');
  const most = readCount(parameters, 'MaxCount');
  if (least > most) {
    throw new AwsError(
      'InvalidParameterCombination',
      `MinCount (${least}) must not be greater than MaxCount (${most})`,
    );
  }
  const source = readSource(world, parameters);
  const own = readTemplateData(parameters);
  const data = { ...source?.version.data, ...own };
  const imageId = requireMember('ImageId', data.imageId);
  const instanceType = data.instanceType ?? 'm7i.large';
  const type = INSTANCE_TYPES.get(instanceType);
  if (!type) {
    throw new AwsError(
      'InvalidParameterValue',
      `Invalid value '${instanceType}' for InstanceType.`,
    );
  }
  if (data.hibernation && !type.hibernation) {
    throw new AwsError(
      'UnsupportedHibernationConfiguration',
      `The instance type '${instanceType}' does not support hibernation.`,
    );
  }
  return {
    data,
    imageId,
    instanceType,
    platform: platformOf(world, imageId, source?.template),
    subnet: findSubnet(world, parameters, data),
    least,
    most,
    instanceTags: {
      ...mergeTags(
        source?.version.data.tags?.instance ?? {},
        own.tags?.instance ?? {},
      ),
      ...(source && {
        'aws:ec2launchtemplate:id': source.template.launchTemplateId,
        'aws:ec2launchtemplate:version': String(source.version.version),
      }),
    },
    volumeTags: mergeTags(
      source?.version.data.tags?.volume ?? {},
      own.tags?.volume ?? {},
    ),
  };
}

function readSource(world: World, parameters: QueryParameters) {
  const reference = parameters.child('LaunchTemplate');
  if (reference.empty) return undefined;
  const template = findLaunchTemplate(world, {
    id: reference.text('LaunchTemplateId'),
    name: reference.text('LaunchTemplateName'),
  });
  return {
    template,
    version: findVersion(template, reference.text('Version')),
  };
}

function readCount(parameters: QueryParameters, name: string): number {
  parameters.requiredText(name);
  const count = parameters.integer(name) ?? 0;
  if (count < 1) {
    throw new AwsError(
      'InvalidParameterValue',
      `Value (${count}) for parameter ${name} is invalid. It must be at least 1.`,
    );
  }
  return count;
}

function requireMember(name: string, value: string | undefined): string {
  if (value) return value;
  throw new AwsError(
    'MissingParameter',
    `The request must contain the parameter ${name}`,
  );
}

/** An image of an unseeded version counts as of its launch template's platform. */
function platformOf(
  world: World,
  imageId: string,
  template: LaunchTemplate | undefined,
): Platform {
  if (!/^ami-[0-9a-f]{8,17}$/.test(imageId)) {
    throw new AwsError('InvalidAMIID.Malformed', `Invalid id: "${imageId}"`);
  }
  const image = world.state.images.get(imageId);
  if (image && !image.deregisteredAt) return image.platform;
  if (image || !template) {
    throw new AwsError(
      'InvalidAMIID.NotFound',
      `The image id '[${imageId}]' does not exist`,
    );
  }
  return template.tags['vdi:platform'] === 'windows' ? 'windows' : 'linux';
}

function findSubnet(
  world: World,
  parameters: QueryParameters,
  data: TemplateData,
): Subnet {
  const asked = parameters.text('SubnetId');
  if (asked !== undefined && data.networkInterfaces) {
    throw new AwsError(
      'InvalidParameterCombination',
      'Network interfaces and an instance-level subnet ID may not be specified on the same request',
    );
  }
  const primary = data.networkInterfaces?.find(
    ({ deviceIndex }) => deviceIndex === 0,
  );
  const subnetId = asked ?? primary?.subnetId;
  const subnet =
    subnetId === undefined
      ? [...world.state.subnets.values()][0]
      : world.state.subnets.get(subnetId);
  if (subnet) return subnet;
  throw new AwsError(
    'InvalidSubnetID.NotFound',
    `The subnet ID '${subnetId}' does not exist`,
  );
}
