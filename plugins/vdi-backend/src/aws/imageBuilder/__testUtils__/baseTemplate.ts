import {
  CreateComponentCommand,
  CreateDistributionConfigurationCommand,
  CreateImagePipelineCommand,
  CreateImageRecipeCommand,
  CreateInfrastructureConfigurationCommand,
} from '@aws-sdk/client-imagebuilder';
import { randomUUID } from 'node:crypto';
import {
  type AwsFixture,
  LINUX_TEMPLATE,
} from '../../__testUtils__/AwsFixture';
import { componentDocument } from '../../../images/content/componentDocument';

/** Id of the template that it belongs to. */
export const BASE = 'base';

const NAME = `vdi-demo-${BASE}`;

const TAGS = { 'vdi:deployment': 'demo' };

/** The pipeline of a template, as the infrastructure makes it; answers its ARN. */
export async function createBasePipeline(
  { clients }: Pick<AwsFixture, 'clients'>,
  name = NAME,
): Promise<string> {
  const { imageBuilder } = clients;
  const token = () => ({ clientToken: randomUUID(), tags: TAGS });
  const component = await imageBuilder.send(
    new CreateComponentCommand({
      ...token(),
      name: `${name}-server`,
      semanticVersion: '1.5.6',
      platform: 'Linux',
      data: componentDocument('Server', {
        build: [
          { name: 'Run', action: 'ExecuteBash', script: 'echo', minutes: 5 },
        ],
      }),
    }),
  );
  const recipe = await imageBuilder.send(
    new CreateImageRecipeCommand({
      ...token(),
      name,
      semanticVersion: '1.700.800',
      parentImage:
        'ssm:/aws/service/canonical/ubuntu/server/24.04/stable/current/amd64/hvm/ebs-gp3/ami-id',
      components: [{ componentArn: component.componentBuildVersionArn }],
      blockDeviceMappings: [
        {
          deviceName: '/dev/sda1',
          ebs: { volumeSize: 60, encrypted: true, kmsKeyId: 'alias/volumes' },
        },
      ],
      additionalInstanceConfiguration: {
        systemsManagerAgent: { uninstallAfterBuild: false },
      },
    }),
  );
  const infrastructure = await imageBuilder.send(
    new CreateInfrastructureConfigurationCommand({
      ...token(),
      name: `${name}-machine`,
      instanceTypes: ['m7i.large'],
      instanceProfileName: 'vdi-demo-image-builds',
      securityGroupIds: ['sg-0123456789abcdef0'],
      subnetId: 'subnet-0123456789abcdef0',
      logging: { s3Logs: { s3BucketName: 'vdi-demo-logs' } },
      instanceMetadataOptions: {
        httpTokens: 'required',
        httpPutResponseHopLimit: 1,
      },
      resourceTags: { 'vdi:image-build': 'demo' },
    }),
  );
  const distribution = await imageBuilder.send(
    new CreateDistributionConfigurationCommand({
      ...token(),
      name,
      distributions: [
        {
          region: 'eu-west-1',
          amiDistributionConfiguration: {
            name: `${name} {{imagebuilder:buildDate}}`,
            kmsKeyId: 'alias/images',
            amiTags: { ...TAGS, 'vdi:image': name },
          },
          launchTemplateConfigurations: [
            { launchTemplateId: LINUX_TEMPLATE, setDefaultVersion: false },
          ],
        },
      ],
    }),
  );
  const pipeline = await imageBuilder.send(
    new CreateImagePipelineCommand({
      ...token(),
      name,
      imageRecipeArn: recipe.imageRecipeArn,
      infrastructureConfigurationArn:
        infrastructure.infrastructureConfigurationArn,
      distributionConfigurationArn: distribution.distributionConfigurationArn,
    }),
  );
  return pipeline.imagePipelineArn!;
}
