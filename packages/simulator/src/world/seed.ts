import { ACCOUNT_ID, World } from './World';
import type { Platform } from '../ec2/Network';
import type { TemplateVersion } from '../ec2/LaunchTemplate';

const DAY = 24 * 60 * 60 * 1000;
const CREATED_BY = `arn:aws:iam::${ACCOUNT_ID}:role/image-builder`;
const VPC_ID = 'vpc-0d5e5ce0000000001';

interface SeededTemplate {
  launchTemplateId: string;
  name: string;
  platform: Platform;
  instanceType: string;
  sizeGiB: number;
  tags: Record<string, string>;
  /** Oldest first */
  versions: { description: string; imageId: string; daysAgo: number }[];
}

const TEMPLATES: SeededTemplate[] = [
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

/** Version that users get: not the newest, so that a rollout is left to be done. */
const DEFAULT_VERSION = 2;

/** What a fresh account holds: two subnets and two templates of the deployment. */
export function seed(world: World): void {
  const deployment = { 'vdi:deployment': world.deployment };
  for (const [index, zone] of ['a', 'b'].entries()) {
    const subnetId = `subnet-0fee1900000000${zone}0${index + 1}`;
    world.state.subnets.set(subnetId, {
      subnetId,
      vpcId: VPC_ID,
      availabilityZone: `${world.region}${zone}`,
      cidrBlock: `10.0.${index * 128}.0/17`,
      tags: { Name: `desktops-${zone}`, ...deployment },
    });
  }
  for (const template of TEMPLATES) {
    const versions = template.versions.map((_, index) =>
      seedVersion(world, template, index),
    );
    world.state.launchTemplates.set(template.launchTemplateId, {
      launchTemplateId: template.launchTemplateId,
      name: template.name,
      createdAt: versions[0].createdAt,
      createdBy: CREATED_BY,
      tags: { ...deployment, ...template.tags },
      defaultVersion: DEFAULT_VERSION,
      versions,
    });
  }
}

function seedVersion(
  world: World,
  template: SeededTemplate,
  index: number,
): TemplateVersion {
  const { description, imageId, daysAgo } = template.versions[index];
  world.state.images.set(imageId, { imageId, platform: template.platform });
  return {
    version: index + 1,
    description,
    createdAt: world.now() - daysAgo * DAY,
    createdBy: CREATED_BY,
    data: {
      imageId,
      instanceType: template.instanceType,
      profile: { name: 'desktop' },
      securityGroupIds: ['sg-0de5c000000000001'],
      blockDevices: [
        {
          deviceName: '/dev/sda1',
          sizeGiB: template.sizeGiB,
          volumeType: 'gp3',
          encrypted: true,
        },
      ],
    },
  };
}
