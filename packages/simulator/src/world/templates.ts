import type { Platform } from '../ec2/Network';

/** A launch template of the deployment in a fresh account. */
export interface SeededTemplate {
  launchTemplateId: string;
  name: string;
  platform: Platform;
  instanceType: string;
  sizeGiB: number;
  tags: Record<string, string>;
  hibernation?: boolean;
  /** The last but one when absent, so that a rollout is left to be done */
  defaultVersion?: number;
  /** Oldest first; one without image is being built */
  versions: { description: string; imageId?: string; daysAgo: number }[];
}

/** What every account begins with. */
export const TEMPLATES: SeededTemplate[] = [
  {
    launchTemplateId: 'lt-0b1e55ed000000001',
    name: 'ubuntu-developer',
    platform: 'linux',
    instanceType: 'm7i.xlarge',
    sizeGiB: 60,
    tags: {
      'vdi:template': 'ubuntu-developer',
      'vdi:name': 'Ubuntu 24.04 developer',
      'vdi:description': 'GNOME desktop with Git and containers and VS Code',
      'vdi:platform': 'linux',
      'vdi:identity': 'shared',
      'vdi:os-user': 'desktop',
      'vdi:instance-types': 'm7i.xlarge m6i.xlarge',
    },
    versions: [
      {
        description: 'First image',
        imageId: 'ami-0ab0000000000000a',
        daysAgo: 96,
      },
      {
        description: 'DCV 2025.0, VS Code 1.103',
        imageId: 'ami-0ab0000000000000b',
        daysAgo: 31,
      },
      {
        description: 'Security updates, not yet rolled out',
        imageId: 'ami-0ab0000000000000c',
        daysAgo: 2,
      },
    ],
  },
  {
    launchTemplateId: 'lt-0b1e55ed000000002',
    name: 'windows-2022',
    platform: 'windows',
    instanceType: 'm7i.2xlarge',
    sizeGiB: 100,
    tags: {
      'vdi:template': 'windows-2022',
      'vdi:name': 'Windows Server 2022',
      'vdi:description':
        'Windows desktop with Visual Studio and Office viewers',
      'vdi:platform': 'windows',
      'vdi:identity': 'personal',
      'vdi:instance-types': 'm7i.2xlarge m6i.2xlarge',
    },
    versions: [
      {
        description: 'First image',
        imageId: 'ami-0cd0000000000000a',
        daysAgo: 80,
      },
      {
        description: 'Visual Studio 2022 17.14',
        imageId: 'ami-0cd0000000000000b',
        daysAgo: 25,
      },
      {
        description: 'Monthly updates, not yet rolled out',
        imageId: 'ami-0cd0000000000000c',
        daysAgo: 3,
      },
    ],
  },
];

/** What the account of a demo has besides, so that there is something of everything to look at. */
export const SHOWCASE: SeededTemplate[] = [
  {
    launchTemplateId: 'lt-0b1e55ed000000003',
    name: 'ubuntu-graphics',
    platform: 'linux',
    instanceType: 'g5.xlarge',
    sizeGiB: 120,
    defaultVersion: 2,
    tags: {
      'vdi:template': 'ubuntu-graphics',
      'vdi:name': 'Ubuntu 24.04 graphics',
      'vdi:description': 'A GPU for 3D, video and machine learning',
      'vdi:platform': 'linux',
      'vdi:identity': 'shared',
      'vdi:os-user': 'desktop',
      'vdi:instance-types': 'g5.xlarge g6.xlarge g4dn.xlarge',
    },
    versions: [
      {
        description: 'First image',
        imageId: 'ami-0ef0000000000000a',
        daysAgo: 54,
      },
      {
        description: 'NVIDIA driver 580',
        imageId: 'ami-0ef0000000000000b',
        daysAgo: 12,
      },
    ],
  },
  {
    launchTemplateId: 'lt-0b1e55ed000000004',
    name: 'amazon-linux',
    platform: 'linux',
    instanceType: 'm7i.large',
    sizeGiB: 40,
    hibernation: true,
    tags: {
      'vdi:template': 'amazon-linux',
      'vdi:name': 'Amazon Linux 2023',
      'vdi:description': 'A small desktop with the AWS tools',
      'vdi:platform': 'linux',
      'vdi:identity': 'personal',
      'vdi:instance-types': 'm7i.large m6i.large',
    },
    versions: [
      {
        description: 'First image',
        imageId: 'ami-0a10000000000000a',
        daysAgo: 140,
      },
      {
        description: 'Kernel 6.12',
        imageId: 'ami-0a10000000000000b',
        daysAgo: 75,
      },
      {
        description: 'AWS CLI 2.31',
        imageId: 'ami-0a10000000000000c',
        daysAgo: 20,
      },
      { description: 'Security updates', daysAgo: 0 },
    ],
  },
  {
    launchTemplateId: 'lt-0b1e55ed000000005',
    name: 'windows-design',
    platform: 'windows',
    instanceType: 'g6.2xlarge',
    sizeGiB: 200,
    defaultVersion: 1,
    tags: {
      'vdi:template': 'windows-design',
      'vdi:name': 'Windows design studio',
      'vdi:description': 'A GPU and programs for drawing and modelling',
      'vdi:platform': 'windows',
      'vdi:identity': 'personal',
    },
    versions: [{ description: 'As deployed', daysAgo: 0 }],
  },
];
