import type { Problem } from '../Problem';
import type { Preset, TemplateConfiguration } from '../schema';
import { traitsOf } from './instanceTypes';

/**
 * EC2's own list has neither.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/hibernating-prerequisites.html
 */
const CANNOT: Partial<Record<Preset, string>> = {
  'ubuntu-24.04': 'amazon-linux-2023',
  'windows-server-2025': 'windows-server-2022',
};

/** What EC2 takes; GiB of memory. */
const MOST_MEMORY = { windows: 16, linux: 149 };

/** The disk that a system and its desktop take without anybody's files; GiB. */
export function smallestDisk(preset: Preset): number {
  return isWindows(preset) ? 40 : 20;
}

/** Why the machines of a template cannot be hibernated, if they are to be. */
export function checkHibernation(
  path: PropertyKey[],
  template: TemplateConfiguration,
): Problem[] {
  const { preset, gpu, hibernation, instanceTypes } = template;
  if (!hibernation) {
    return [];
  }
  const problem = (key: string, message: string) => ({
    path: [...path, key],
    message,
  });
  const instead = CANNOT[preset];
  if (instead) {
    return [
      problem(
        'hibernation',
        `EC2 does not hibernate ${preset}; set it to false, or take the preset ${instead}`,
      ),
    ];
  }
  if (gpu) {
    return [
      problem(
        'hibernation',
        'EC2 does not hibernate machines with a graphics card; set it to false, or gpu: false',
      ),
    ];
  }
  const most = MOST_MEMORY[isWindows(preset) ? 'windows' : 'linux'];
  const memories = instanceTypes.map(type => traitsOf(type).memoryGiB ?? 0);
  const tooLarge = instanceTypes.filter((_, index) => memories[index] > most);
  const disk = smallestDisk(preset) + Math.max(...memories);
  return [
    ...tooLarge.map(type =>
      problem(
        'hibernation',
        `${type} has more than ${most} GiB of memory, the most that EC2 hibernates with ${preset}; take a smaller type`,
      ),
    ),
    ...(tooLarge.length === 0 && template.diskGiB < disk
      ? [
          problem(
            'diskGiB',
            `is ${template.diskGiB}, but the memory is written to the disk as well; take ${disk} or more`,
          ),
        ]
      : []),
  ];
}

function isWindows(preset: Preset): boolean {
  return preset.startsWith('windows');
}
