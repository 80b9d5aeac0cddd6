import type { ResponseLaunchTemplateData } from '@aws-sdk/client-ec2';
import { launchTemplateData } from './launchTemplateData';

/** As the infrastructure writes it, in EC2's answer. */
const BASE: ResponseLaunchTemplateData = {
  ImageId: 'ami-0123456789abcdef0',
  InstanceType: 'm7i.xlarge',
  IamInstanceProfile: { Arn: 'arn:aws:iam::111122223333:instance-profile/ws' },
  SecurityGroupIds: ['sg-1'],
  UserData: 'ZWNobw==',
  MetadataOptions: {
    State: 'pending',
    HttpTokens: 'required',
    HttpPutResponseHopLimit: 1,
  },
  BlockDeviceMappings: [
    { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
    {
      DeviceName: '/dev/sda1',
      Ebs: {
        VolumeSize: 60,
        Encrypted: true,
        KmsKeyId: 'alias/volumes',
        VolumeType: 'gp3',
        SnapshotId: 'snap-1',
      },
    },
  ],
  TagSpecifications: [
    { ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'it' }] },
    {
      ResourceType: 'volume',
      Tags: [
        { Key: 'team', Value: 'it' },
        { Key: 'vdi:deployment', Value: 'demo' },
        { Key: 'vdi:template', Value: 'ubuntu' },
        { Key: 'vdi:name', Value: 'Ubuntu' },
      ],
    },
    { ResourceType: 'network-interface', Tags: [{ Key: 'vdi:x', Value: 'y' }] },
  ],
};

const LAUNCH_TEMPLATE = {
  copyOf: 'lt-1',
  tags: { 'vdi:deployment': 'demo', 'vdi:template': 'ml' },
  instanceType: 'g5.xlarge',
  rootDevice: '/dev/sda1',
  diskGiB: 200,
};

describe('launchTemplateData', () => {
  it('is the base’s with another type, disk and name of its own', () => {
    expect(
      launchTemplateData(BASE, { launchTemplate: LAUNCH_TEMPLATE }),
    ).toEqual({
      InstanceType: 'g5.xlarge',
      IamInstanceProfile: BASE.IamInstanceProfile,
      SecurityGroupIds: ['sg-1'],
      UserData: 'ZWNobw==',
      // EC2 does not take back all that it says of it
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      BlockDeviceMappings: [
        {
          DeviceName: '/dev/sda1',
          Ebs: {
            VolumeSize: 200,
            Encrypted: true,
            KmsKeyId: 'alias/volumes',
            VolumeType: 'gp3',
            DeleteOnTermination: true,
          },
        },
        { DeviceName: '/dev/sdb', VirtualName: 'ephemeral0' },
      ],
      TagSpecifications: [
        { ResourceType: 'instance', Tags: [{ Key: 'team', Value: 'it' }] },
        {
          ResourceType: 'volume',
          Tags: [
            { Key: 'team', Value: 'it' },
            { Key: 'vdi:deployment', Value: 'demo' },
            { Key: 'vdi:template', Value: 'ml' },
          ],
        },
      ],
    });
  });

  it('moves the root disk to where the AMI has it', () => {
    const { BlockDeviceMappings } = launchTemplateData(BASE, {
      launchTemplate: { ...LAUNCH_TEMPLATE, rootDevice: '/dev/xvda' },
    });
    expect(BlockDeviceMappings?.map(({ DeviceName }) => DeviceName)).toEqual([
      '/dev/xvda',
      '/dev/sdb',
    ]);
    expect(BlockDeviceMappings?.[0].Ebs?.KmsKeyId).toBe('alias/volumes');
  });

  it('names a type where the base describes what it needs', () => {
    const { InstanceType: _type, ...rest } = BASE;
    const data = launchTemplateData(
      { ...rest, InstanceRequirements: { VCpuCount: { Min: 4 } } },
      { launchTemplate: LAUNCH_TEMPLATE },
    );
    expect(data.InstanceType).toBe('g5.xlarge');
    expect(data).not.toHaveProperty('InstanceRequirements');
  });
});
