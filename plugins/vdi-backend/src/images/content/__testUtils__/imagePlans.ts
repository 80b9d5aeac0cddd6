import type { ImageProjectSettings } from '@deskstage/backstage-plugin-vdi-common';
import type { ImageBlueprint, MachineImage } from '../../../aws';
import type { ImagePlan } from '../ImagePlan';

const PREFIX = 'arn:aws:imagebuilder:eu-west-1:111122223333';

/** A template that has images. */
export function testBlueprint(
  changes: Partial<ImageBlueprint> = {},
): ImageBlueprint {
  return {
    templateId: 'ubuntu',
    platform: 'Linux',
    pipelineArn: `${PREFIX}:image-pipeline/vdi-test-ubuntu`,
    launchTemplateId: 'lt-0123456789abcdef0',
    newestImageArn: `${PREFIX}:image/vdi-test-ubuntu/1.700.x`,
    newest: { amiId: 'ami-0123456789abcdef0', createdAt: new Date(0) },
    parentImage: 'ssm:/aws/service/canonical/ubuntu',
    componentArns: [`${PREFIX}:component/vdi-test-ubuntu-server/1.5.6/1`],
    rootDevice: '/dev/sda1',
    diskGiB: 60,
    volumeKmsKeyId: 'alias/volumes',
    uninstallAgentAfterBuild: false,
    infrastructure: {
      instanceTypes: ['m7i.large'],
      instanceProfileName: 'builds',
      securityGroupIds: ['sg-1'],
      subnetId: 'subnet-1',
      requireImdsV2: true,
      resourceTags: { 'vdi:image-build': 'test' },
    },
    amiKmsKeyId: 'alias/images',
    ...changes,
  };
}

/** An AMI that somebody names as a base. */
export function testMachineImage(
  changes: Partial<MachineImage> = {},
): MachineImage {
  return {
    amiId: 'ami-0aaaaaaaaaaaaaaaa',
    name: 'golden',
    platform: 'linux',
    architecture: 'x86_64',
    createdAt: new Date(0),
    rootDevice: '/dev/xvda',
    diskGiB: 80,
    available: true,
    ...changes,
  };
}

/** A plan with these settings. */
export function testPlan(
  settings: Partial<ImageProjectSettings> = {},
  changes: Partial<ImagePlan> = {},
): ImagePlan {
  return {
    deployment: 'test',
    project: {
      id: 'data-science',
      ownerRef: 'group:default/data',
      settings: {
        name: 'Data science',
        base: { templateId: 'ubuntu' },
        instanceTypes: ['m7i.xlarge'],
        ...settings,
      },
    },
    blueprint: testBlueprint(),
    gpu: false,
    now: new Date('2026-03-01T00:00:00Z'),
    ...changes,
  };
}
