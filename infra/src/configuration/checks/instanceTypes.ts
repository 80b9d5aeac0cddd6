/** What the name of an instance type says about it. */
export interface InstanceTypeTraits {
  readonly architecture: 'x86_64' | 'arm64';
  /** Maker of a card that draws, when it has one */
  readonly graphics?: 'nvidia' | 'amd';
  /** Whether it is made to compute on accelerators, or is a Mac */
  readonly special: boolean;
  /** Memory where the name tells; GiB */
  readonly memoryGiB?: number;
}

/** Memory for each vCPU of the families whose sizes follow from it; GiB. */
const MEMORY_PER_VCPU: Record<string, number> = { c: 2, m: 4, r: 8 };
const BURSTABLE_MEMORY: Record<string, number> = {
  medium: 4,
  large: 8,
  xlarge: 16,
  '2xlarge': 32,
};
const SPECIAL = /^(p\d|inf|trn|dl|vt|f\d|mac|hpc)/;

/**
 * Reads the name of an instance type.
 *
 * @see https://docs.aws.amazon.com/ec2/latest/instancetypes/instance-type-names.html
 */
export function traitsOf(instanceType: string): InstanceTypeTraits {
  const [name, size] = instanceType.split('.');
  const family = name.split('-')[0];
  const [, series, options] = /^([a-z]+)\d+([a-z]*)/.exec(family) ?? [];
  // Graviton bears a g behind its generation, as in m7g, c7gn or is4gen; a1 came before that
  const arm = family === 'a1' || Boolean(options?.includes('g'));
  return {
    architecture: arm ? 'arm64' : 'x86_64',
    graphics: graphicsOf(series, options),
    special: SPECIAL.test(family),
    memoryGiB: memoryOf(series, size),
  };
}

function graphicsOf(series?: string, options = '') {
  if (series !== 'g' && series !== 'gr') {
    return undefined;
  }
  return options.startsWith('a') ? 'amd' : 'nvidia';
}

function memoryOf(series: string | undefined, size: string) {
  if (series === 't') {
    return BURSTABLE_MEMORY[size];
  }
  const perVcpu = series ? MEMORY_PER_VCPU[series] : undefined;
  const vcpus = vcpusOf(size);
  return perVcpu && vcpus ? perVcpu * vcpus : undefined;
}

/** How many vCPUs a size has in the usual families. */
export function vcpusOf(size: string): number | undefined {
  const [, times] = /^(\d*)xlarge$/.exec(size) ?? [];
  if (times !== undefined) {
    return 4 * Number(times || 1);
  }
  return { medium: 1, large: 2 }[size];
}
