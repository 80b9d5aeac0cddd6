import type { InstanceTypeInfo } from '@aws-sdk/client-ec2';
import type { InstanceTypeSpecs } from '../LaunchTemplates';

/** The size of an instance type. */
export function toInstanceTypeSpecs(type: InstanceTypeInfo): InstanceTypeSpecs {
  return {
    instanceType: type.InstanceType ?? '',
    vcpus: type.VCpuInfo?.DefaultVCpus ?? 0,
    memoryMiB: type.MemoryInfo?.SizeInMiB ?? 0,
    gpus: (type.GpuInfo?.Gpus ?? []).reduce(
      (sum, gpu) => sum + (gpu.Count ?? 0),
      0,
    ),
  };
}
