import { z } from 'zod';
import { entityRef, instanceType, line, text } from './values';

/** The systems that workstation images are built for. */
export const PRESETS = [
  'ubuntu-24.04',
  'amazon-linux-2023',
  'windows-server-2022',
  'windows-server-2025',
] as const;

/** The account of the image that machines of `shared` identity run under */
export const SHARED_ACCOUNT = 'desktop';

export const templateSchema = z.strictObject({
  /** Id in the portal, unique in the deployment */
  id: text(
    /^[a-z][a-z0-9-]{0,39}$/,
    'takes up to 40 lower-case letters, digits and dashes, and begins with a letter',
  ),
  /** What people read */
  name: line.min(1).max(100),
  description: line.max(255).optional(),
  preset: z.enum(PRESETS),
  /** Installs the NVIDIA driver; the instance types must have such a card. */
  gpu: z.boolean().default(false),
  /** In order of preference */
  instanceTypes: z
    .array(instanceType)
    .min(1, 'takes one instance type or more')
    .max(10, 'takes ten instance types or fewer'),
  diskGiB: z.int().min(20).max(16_384).default(60),
  /** Whether these workstations can be hibernated; decided at launch, refused by most GPU types. */
  hibernation: z.boolean().default(false),
  /** Whose account the desktop runs under: one of the image for all, or one of its owner */
  identity: z.enum(['shared', 'personal']).default('shared'),
  /** Entity refs of those who may launch it; everybody when absent. */
  groups: z
    .array(entityRef)
    .min(1, 'takes one group or more, or is left out so that everybody may')
    .optional(),
});

/** What a deployment offers when its file names no templates. */
export const DEFAULT_TEMPLATES: z.output<typeof templateSchema>[] = [
  {
    id: 'ubuntu',
    name: 'Ubuntu desktop',
    preset: 'ubuntu-24.04',
    gpu: false,
    instanceTypes: ['m7i.xlarge', 'm6i.xlarge', 'm7a.xlarge'],
    diskGiB: 60,
    hibernation: false,
    identity: 'shared',
  },
  {
    id: 'windows',
    name: 'Windows desktop',
    preset: 'windows-server-2022',
    gpu: false,
    instanceTypes: ['m7i.xlarge', 'm6i.xlarge', 'm7a.xlarge'],
    diskGiB: 100,
    hibernation: false,
    identity: 'personal',
  },
];
