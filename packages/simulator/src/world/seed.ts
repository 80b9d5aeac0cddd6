import { ACCOUNT_ID, World } from './World';
import { addImage } from '../ec2/Image';
import type { TemplateVersion } from '../ec2/LaunchTemplate';
import { seedPipeline } from './seedPipelines';
import { SHOWCASE, TEMPLATES, type SeededTemplate } from './templates';

const DAY = 24 * 60 * 60 * 1000;
const CREATED_BY = `arn:aws:iam::${ACCOUNT_ID}:role/image-builder`;
const VPC_ID = 'vpc-0d5e5ce0000000001';

/** What a fresh account holds: two subnets, the templates of the deployment and the pipelines of their images. */
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
  const templates = world.showcase ? [...TEMPLATES, ...SHOWCASE] : TEMPLATES;
  for (const template of templates) {
    const versions = template.versions.map((_, index) =>
      seedVersion(world, template, index),
    );
    const launchTemplate = {
      launchTemplateId: template.launchTemplateId,
      name: template.name,
      createdAt: versions[0].createdAt,
      createdBy: CREATED_BY,
      tags: { ...deployment, ...template.tags },
      defaultVersion: template.defaultVersion ?? versions.length - 1,
      versions,
    };
    world.state.launchTemplates.set(template.launchTemplateId, launchTemplate);
    seedPipeline(world, template, launchTemplate);
  }
}

function seedVersion(
  world: World,
  template: SeededTemplate,
  index: number,
): TemplateVersion {
  const { description, imageId, daysAgo } = template.versions[index];
  if (imageId) {
    addImage(world, {
      imageId,
      platform: template.platform,
      name: `${template.name} ${index + 1}`,
      description,
      createdAt: world.now() - daysAgo * DAY,
      sizeGiB: template.sizeGiB,
      tags: { 'vdi:deployment': world.deployment },
    });
  }
  return {
    version: index + 1,
    description,
    createdAt: world.now() - daysAgo * DAY,
    createdBy: CREATED_BY,
    data: {
      imageId,
      instanceType: template.instanceType,
      hibernation: template.hibernation,
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
