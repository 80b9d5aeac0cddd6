import { Match } from 'aws-cdk-lib/assertions';
import { nagFindings, propertiesByName } from '../__testUtils__';
import type { ConfigurationInput } from '../configuration';
import { testWorkstations } from './__testUtils__/testWorkstations';

type ConfigurationTemplate = NonNullable<
  ConfigurationInput['templates']
>[number];

const TYPE = 'AWS::EC2::LaunchTemplate';

const gpu: ConfigurationTemplate = {
  id: 'lab',
  name: 'Lab',
  preset: 'amazon-linux-2023',
  gpu: true,
  instanceTypes: ['g6.xlarge', 'g5.xlarge'],
  diskGiB: 200,
  hibernation: true,
  groups: ['group:default/scientists'],
};

interface TagSpecification {
  ResourceType: string;
  Tags: { Key: string; Value: string }[];
}

interface LaunchTemplateProperties {
  LaunchTemplateName: string;
  TagSpecifications: TagSpecification[];
  LaunchTemplateData: { TagSpecifications: TagSpecification[] };
}

/** Launch templates by name. */
function launchTemplates(changes: Parameters<typeof testWorkstations>[0] = {}) {
  return propertiesByName<LaunchTemplateProperties>(
    testWorkstations(changes).template(),
    TYPE,
    'LaunchTemplateName',
  );
}

function tagsOf(
  specifications: TagSpecification[],
  type: string,
): Record<string, string> {
  const specification = specifications.find(each => each.ResourceType === type);
  return Object.fromEntries(
    (specification?.Tags ?? []).map(({ Key, Value }) => [Key, Value]),
  );
}

describe('Workstations', () => {
  it('has a launch template without an image for each template', () => {
    const { template, workstations } = testWorkstations();
    template().resourceCountIs(TYPE, 2);
    template().allResourcesProperties(TYPE, {
      LaunchTemplateData: {
        ImageId: Match.absent(),
        NetworkInterfaces: Match.absent(),
        SecurityGroupIds: ['sg-00000000000000001'],
        InstanceType: 'm7i.xlarge',
        HibernationOptions: { Configured: false },
        MetadataOptions: {
          HttpTokens: 'required',
          HttpPutResponseHopLimit: 1,
          InstanceMetadataTags: 'disabled',
        },
      },
    });
    expect(
      workstations.templates.map(
        each => each.launchTemplate.launchTemplateName,
      ),
    ).toEqual(['vdi-test-ubuntu', 'vdi-test-windows']);
  });

  it('encrypts the disk of each image with the key of disks', () => {
    const { stack, template } = testWorkstations({ templates: [gpu] });
    const [key] = Object.keys(
      template().findResources('AWS::KMS::Key', {
        Properties: { Description: Match.stringLikeRegexp('^Disks') },
      }),
    );
    expect(stack.stackName).toBe('vdi-test');
    template().hasResourceProperties(TYPE, {
      LaunchTemplateData: {
        InstanceType: 'g6.xlarge',
        HibernationOptions: { Configured: true },
        BlockDeviceMappings: [
          {
            DeviceName: '/dev/xvda',
            Ebs: {
              VolumeType: 'gp3',
              VolumeSize: 200,
              Encrypted: true,
              DeleteOnTermination: true,
              KmsKeyId: { 'Fn::GetAtt': [key, 'Arn'] },
            },
          },
        ],
      },
    });
  });

  it('is found by the portal through tags, and gives the tags of the deployment to the machines', () => {
    const properties = launchTemplates({ templates: [gpu] })['vdi-test-lab'];
    expect(tagsOf(properties.TagSpecifications, 'launch-template')).toEqual({
      'cost-center': '4711',
      CreatedBy: 'EC2 Image Builder',
      'vdi:deployment': 'test',
      'vdi:template': 'lab',
      'vdi:name': 'Lab',
      'vdi:platform': 'linux',
      'vdi:identity': 'shared',
      'vdi:os-user': 'desktop',
      'vdi:groups': 'group:default/scientists',
      'vdi:instance-types': 'g6.xlarge g5.xlarge',
      'vdi:subnets': 'subnet-0000000000000000a subnet-0000000000000000b',
    });
    const given = properties.LaunchTemplateData.TagSpecifications;
    expect(tagsOf(given, 'volume')).toMatchObject({
      'cost-center': '4711',
      'vdi:deployment': 'test',
      'vdi:template': 'lab',
    });
    // Whoever bears the deployment's tag without being in the portal's database is ended as an orphan.
    const instance = tagsOf(given, 'instance');
    expect(instance).toHaveProperty('cost-center', '4711');
    expect(Object.keys(instance).filter(key => /^vdi:/.test(key))).toEqual([]);
  });

  it('launches with the role of workstations', () => {
    const { template } = testWorkstations();
    const [role] = Object.values(template().findResources('AWS::IAM::Role'));
    expect(role.Properties).toMatchObject({ RoleName: 'vdi-test-workstation' });
    expect(role.Properties).not.toHaveProperty('ManagedPolicyArns');
    template().hasResourceProperties('AWS::IAM::InstanceProfile', {
      InstanceProfileName: 'vdi-test-workstation',
    });
  });

  it('keeps what the machines log, encrypted and for as long as said', () => {
    const { template, workstations } = testWorkstations();
    template().hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Delete',
      Properties: {
        LogGroupName: workstations.agent.logGroupName,
        RetentionInDays: 30,
        KmsKeyId: { 'Fn::GetAtt': [Match.stringLikeRegexp('Logs'), 'Arn'] },
      },
    });
  });

  it('satisfies cdk-nag', () => {
    const { stack, workstations } = testWorkstations();
    expect(stack.node.children.length).toBeGreaterThan(0);
    expect(nagFindings(workstations)).toEqual([]);
  });
});
