import { Template } from 'aws-cdk-lib/assertions';
import { nagFindings, propertiesByName, resourcesOf } from '../__testUtils__';
import type { ConfigurationInput } from '../configuration';
import { testImages } from './__testUtils__/testImages';
import { testPackages } from './__testUtils__/testPackages';

type TemplateInput = NonNullable<ConfigurationInput['templates']>[number];

const lab: TemplateInput = {
  id: 'lab',
  name: 'Lab',
  preset: 'amazon-linux-2023',
  gpu: true,
  instanceTypes: ['g6.xlarge'],
};

type Changes = Parameters<typeof testImages>;

/** What of the resources is looked at by itself, by their kind. */
interface Kinds {
  ImagePipeline: object;
  ImageRecipe: {
    ParentImage: string;
    BlockDeviceMappings: { Ebs: object }[];
  };
  DistributionConfiguration: {
    Distributions: {
      LaunchTemplateConfigurations?: object[];
      SsmParameterConfigurations?: object[];
      AmiDistributionConfiguration?: object;
    }[];
  };
  InfrastructureConfiguration: {
    InstanceTypes: string[];
    ResourceTags?: Record<string, string>;
  };
  LifecyclePolicy: object;
}

/** Properties of the resources of a kind, by their names. */
function named<Kind extends keyof Kinds>(kind: Kind, ...changes: Changes) {
  return propertiesByName<Kinds[Kind] & { Name: string }>(
    Template.fromStack(testImages(...changes).stack),
    `AWS::ImageBuilder::${kind}`,
    'Name',
  );
}

describe('Images', () => {
  it('has a pipeline for the gateways and each template, tested and on schedule', () => {
    const { images } = testImages();
    expect(images.pipelines.map(each => each.name)).toEqual([
      'vdi-test-gateway',
      'vdi-test-ubuntu',
      'vdi-test-windows',
    ]);
    expect(images.pipelines[0].pipeline).toBe(images.gatewayPipeline);
    const pipelines = named('ImagePipeline', {
      images: { schedule: 'cron(30 1 ? * mon *)', timeZone: 'Europe/Berlin' },
    });
    expect(Object.keys(pipelines)).toHaveLength(3);
    for (const [name, pipeline] of Object.entries(pipelines)) {
      expect(pipeline).toMatchObject({
        ImageTestsConfiguration: { ImageTestsEnabled: true },
        ImageTags: { 'vdi:image': name, 'vdi:deployment': 'test' },
        Schedule: {
          ScheduleExpression: 'cron(30 1 ? * mon *)',
          Timezone: 'Europe/Berlin',
          PipelineExecutionStartCondition:
            'EXPRESSION_MATCH_AND_DEPENDENCY_UPDATES_AVAILABLE',
        },
      });
    }
  });

  it("keeps the service's own logs for as long as said", () => {
    const { stack } = testImages();
    const groups = resourcesOf(
      Template.fromStack(stack),
      'AWS::Logs::LogGroup',
    );
    expect(groups.map(({ properties }) => properties)).toMatchObject(
      ['gateway', 'ubuntu', 'windows'].map(image => ({
        LogGroupName: `/aws/imagebuilder/vdi-test-${image}`,
        RetentionInDays: 30,
        KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/Logs/), 'Arn'] },
      })),
    );
  });

  it('starts from patched parents, on encrypted disks', () => {
    const recipes = named('ImageRecipe', {
      images: { parents: { 'windows-server-2022': '/imagebuilder/golden' } },
    });
    expect(recipes['vdi-test-gateway'].ParentImage).toMatch(
      /^ssm:.*kernel-default-arm64$/,
    );
    expect(recipes['vdi-test-ubuntu'].ParentImage).toMatch(
      /^ssm:\/aws\/service\/canonical\//,
    );
    expect(recipes['vdi-test-windows'].ParentImage).toBe(
      'ssm:/imagebuilder/golden',
    );
    for (const recipe of Object.values(recipes)) {
      expect(recipe.BlockDeviceMappings[0].Ebs).toMatchObject({
        Encrypted: true,
        VolumeType: 'gp3',
        KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/Volumes/), 'Arn'] },
      });
    }
    expect(recipes['vdi-test-windows']).not.toHaveProperty(
      'AdditionalInstanceConfiguration',
    );
  });

  it('delivers to launch templates without making it the default', () => {
    const distributions = named('DistributionConfiguration');
    for (const id of ['ubuntu', 'windows']) {
      const [target] = distributions[`vdi-test-${id}`].Distributions;
      expect(target.LaunchTemplateConfigurations).toEqual([
        {
          LaunchTemplateId: {
            'Fn::GetAtt': [`Launch${id}`, 'LaunchTemplateId'],
          },
          SetDefaultVersion: false,
        },
      ]);
      expect(target.SsmParameterConfigurations).toBeUndefined();
      expect(target.AmiDistributionConfiguration).toMatchObject({
        Name: `vdi-test-${id} {{imagebuilder:buildDate}}`,
        KmsKeyId: { 'Fn::GetAtt': [expect.stringMatching(/Volumes/), 'Arn'] },
        AmiTags: {
          'vdi:deployment': 'test',
          'vdi:template': id,
          'vdi:image': `vdi-test-${id}`,
          'vdi:image-version': expect.stringMatching(/^1\.\d+\.\d+$/),
        },
      });
    }
  });

  it("writes the gateways' image where Image Builder may write", () => {
    const { images } = testImages();
    expect(images.gatewayImageParameter).toMatch(/^\/imagebuilder\//);
    const { Distributions } = named('DistributionConfiguration')[
      'vdi-test-gateway'
    ];
    expect(Distributions[0].SsmParameterConfigurations).toEqual([
      {
        ParameterName: images.gatewayImageParameter,
        DataType: 'aws:ec2:image',
      },
    ]);
    expect(Distributions[0].LaunchTemplateConfigurations).toBeUndefined();
  });

  it('builds in a private subnet, with tokens for metadata, and leaves nothing running', () => {
    const machines = named('InfrastructureConfiguration', {
      templates: [lab],
    });
    expect(Object.keys(machines).sort()).toEqual([
      'vdi-test-gateway',
      'vdi-test-gpu',
    ]);
    for (const machine of Object.values(machines)) {
      expect(machine).toMatchObject({
        SubnetId: 'subnet-0000000a',
        SecurityGroupIds: ['sg-0000000b'],
        InstanceMetadataOptions: { HttpTokens: 'required' },
        TerminateInstanceOnFailure: true,
        Logging: { S3Logs: { S3BucketName: { Ref: expect.any(String) } } },
      });
      // The portal would take a machine with this tag for a workstation that nobody owns, and end it
      expect(machine.ResourceTags).not.toHaveProperty('vdi:deployment');
    }
    expect(machines['vdi-test-gpu'].InstanceTypes).toEqual(['g5.xlarge']);
    expect(machines['vdi-test-gateway'].InstanceTypes).toEqual(['m7g.large']);
    expect(
      named(
        'InfrastructureConfiguration',
        {},
        { gatewayArchitecture: 'x86_64' },
      )['vdi-test-gateway'].InstanceTypes,
    ).toEqual(['m7i.large']);
  });

  it('keeps the newest images, those in use and those that are marked', () => {
    const policies = named('LifecyclePolicy', { images: { keep: 7 } });
    expect(Object.keys(policies)).toHaveLength(3);
    for (const [name, policy] of Object.entries(policies)) {
      expect(policy).toMatchObject({
        ResourceType: 'AMI_IMAGE',
        ResourceSelection: { TagMap: { 'vdi:image': name } },
        PolicyDetails: [
          {
            Action: {
              Type: 'DELETE',
              IncludeResources: { Amis: true, Snapshots: true },
            },
            Filter: { Type: 'COUNT', Value: 7 },
            ExclusionRules: {
              Amis: {
                LastLaunched: { Unit: 'MONTHS', Value: 3 },
                TagMap: { 'vdi:keep': 'true' },
              },
            },
          },
        ],
      });
    }
  });

  it('refuses what could not be told from a forgery', () => {
    const packages = testPackages();
    delete packages.packages['nvidia-linux'].sha256;
    expect(() => testImages({ templates: [lab] }, { packages })).toThrow(
      /neither a checksum nor a signer for 'NVIDIA-Linux/,
    );
    expect(() => testImages({}, { packages })).not.toThrow();
  });

  it("refuses a template with the name of the gateways' image", () => {
    expect(() =>
      testImages({ templates: [{ ...lab, id: 'gateway' }] }),
    ).toThrow("No template can be called 'gateway'");
  });

  it('has no finding of cdk-nag', () => {
    const { images } = testImages({
      images: { mirror: 's3://mirror/dcv' },
      templates: [lab],
    });
    expect(nagFindings(images)).toEqual([]);
  });
});
