/** Size of an instance type, as DescribeInstanceTypes has it. */
export interface InstanceType {
  name: string;
  vcpus: number;
  memoryMiB: number;
  gpu?: { name: string; manufacturer: string; memoryMiB: number };
  /** Whether a stop can hibernate it */
  hibernation: boolean;
}

const GIB = 1024;
const A10G = { name: 'A10G', manufacturer: 'NVIDIA', memoryMiB: 24 * GIB };
const L4 = { name: 'L4', manufacturer: 'NVIDIA', memoryMiB: 24 * GIB };
const T4 = { name: 'T4', manufacturer: 'NVIDIA', memoryMiB: 16 * GIB };

type Row = [
  name: string,
  vcpus: number,
  memoryGiB: number,
  gpu?: InstanceType['gpu'],
];

const ROWS: Row[] = [
  ['t3.medium', 2, 4],
  ['t3.large', 2, 8],
  ['t3.xlarge', 4, 16],
  ['t3.2xlarge', 8, 32],
  ['m6i.large', 2, 8],
  ['m6i.xlarge', 4, 16],
  ['m6i.2xlarge', 8, 32],
  ['m7i.large', 2, 8],
  ['m7i.xlarge', 4, 16],
  ['m7i.2xlarge', 8, 32],
  ['m7i.4xlarge', 16, 64],
  ['c7i.large', 2, 4],
  ['c7i.xlarge', 4, 8],
  ['c7i.2xlarge', 8, 16],
  ['c7i.4xlarge', 16, 32],
  ['r7i.large', 2, 16],
  ['r7i.xlarge', 4, 32],
  ['r7i.2xlarge', 8, 64],
  ['g4dn.xlarge', 4, 16, T4],
  ['g4dn.2xlarge', 8, 32, T4],
  ['g5.xlarge', 4, 16, A10G],
  ['g5.2xlarge', 8, 32, A10G],
  ['g6.xlarge', 4, 16, L4],
  ['g6.2xlarge', 8, 32, L4],
];

/** The instance types that the simulator has, by name. */
export const INSTANCE_TYPES: ReadonlyMap<string, InstanceType> = new Map(
  ROWS.map(([name, vcpus, memoryGiB, gpu]) => [
    name,
    {
      name,
      vcpus,
      memoryMiB: memoryGiB * GIB,
      gpu,
      hibernation: gpu === undefined,
    },
  ]),
);
