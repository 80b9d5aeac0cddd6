import { AwsError } from '../../aws/AwsError';
import { paginateByPosition } from '../../aws/paginate';
import type { Ec2Action } from '../Ec2Context';
import { readFilters } from '../Filters';
import { InstanceType, INSTANCE_TYPES } from '../instanceTypes';
import type { Subnet } from '../Network';
import { readPageSize } from '../pageSize';
import { describeTags } from '../Tags';

export const describeSubnets: Ec2Action = ({ world }, parameters) => {
  const matches = readFilters<Subnet>(
    parameters,
    {
      'subnet-id': subnet => subnet.subnetId,
      'vpc-id': subnet => subnet.vpcId,
      'availability-zone': subnet => subnet.availabilityZone,
      state: () => 'available',
    },
    subnet => subnet.tags,
  );
  const ids = parameters.texts('SubnetId');
  const unknown = ids.find(id => !world.state.subnets.has(id));
  if (unknown !== undefined) {
    throw new AwsError(
      'InvalidSubnetID.NotFound',
      `The subnet ID '${unknown}' does not exist`,
    );
  }
  const subnets = [...world.state.subnets.values()].filter(
    subnet =>
      (ids.length === 0 || ids.includes(subnet.subnetId)) && matches(subnet),
  );
  const page = paginateByPosition(subnets, {
    limit: readPageSize(parameters, { least: 5, most: 1000 }) ?? 1000,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    subnetSet: page.items.map(subnet => ({
      subnetId: subnet.subnetId,
      state: 'available',
      vpcId: subnet.vpcId,
      cidrBlock: subnet.cidrBlock,
      availabilityZone: subnet.availabilityZone,
      availableIpAddressCount: 32_000,
      defaultForAz: false,
      mapPublicIpOnLaunch: false,
      tagSet: describeTags(subnet.tags),
    })),
    nextToken: page.nextToken,
  };
};

export const describeInstanceTypes: Ec2Action = (_context, parameters) => {
  const names = parameters.texts('InstanceType');
  const unknown = names.filter(name => !INSTANCE_TYPES.has(name));
  if (unknown.length > 0) {
    throw new AwsError(
      'InvalidInstanceType',
      `The following supplied instance types do not exist: [${unknown.join(
        ', ',
      )}]`,
    );
  }
  if (names.length > 100) {
    throw new AwsError(
      'InvalidParameterValue',
      'At most 100 instance types can be described in one call.',
    );
  }
  const matches = readFilters<InstanceType>(
    parameters,
    {
      'instance-type': type => type.name,
      'hibernation-supported': type => String(type.hibernation),
    },
    () => ({}),
  );
  const types = [...INSTANCE_TYPES.values()].filter(
    type => (names.length === 0 || names.includes(type.name)) && matches(type),
  );
  const page = paginateByPosition(types, {
    limit: readPageSize(parameters, { least: 5, most: 100 }) ?? 100,
    token: parameters.text('NextToken'),
    invalidToken: 'InvalidPaginationToken',
  });
  return {
    instanceTypeSet: page.items.map(describeType),
    nextToken: page.nextToken,
  };
};

function describeType({
  name,
  vcpus,
  memoryMiB,
  gpu,
  hibernation,
}: InstanceType) {
  return {
    instanceType: name,
    currentGeneration: true,
    supportedUsageClasses: ['on-demand', 'spot'],
    bareMetal: false,
    hypervisor: 'nitro',
    processorInfo: { supportedArchitectures: ['x86_64'] },
    vCpuInfo: {
      defaultVCpus: vcpus,
      defaultCores: vcpus / 2,
      defaultThreadsPerCore: 2,
    },
    memoryInfo: { sizeInMiB: memoryMiB },
    gpuInfo: gpu && {
      gpus: [
        {
          name: gpu.name,
          manufacturer: gpu.manufacturer,
          count: 1,
          memoryInfo: { sizeInMiB: gpu.memoryMiB },
        },
      ],
      totalGpuMemoryInMiB: gpu.memoryMiB,
    },
    hibernationSupported: hibernation,
  };
}
