import { deployGateways, groupOf } from './__testUtils__';

const { template } = deployGateways();

describe('the machines', () => {
  const data = () =>
    Object.values(template.findResources('AWS::EC2::LaunchTemplate'))[0]
      .Properties.LaunchTemplateData;

  it('give their role to nobody but themselves, and are not on the internet', () => {
    expect(data()).toMatchObject({
      ImageId: 'resolve:ssm:/vdi/test/gateway/image',
      MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 1 },
      NetworkInterfaces: [{ AssociatePublicIpAddress: false }],
      BlockDeviceMappings: [
        {
          Ebs: {
            Encrypted: true,
            VolumeType: 'gp3',
            KmsKeyId: {
              'Fn::GetAtt': [expect.stringMatching('Volumes'), 'Arn'],
            },
          },
        },
      ],
    });
    expect(data().KeyName).toBeUndefined();
  });

  it('do not pass for workstations, which the portal ends when it does not know them', () => {
    const tags = [
      ...data().TagSpecifications.flatMap(
        (each: { Tags: { Key: string }[] }) => each.Tags,
      ),
      ...(groupOf(template).Properties.Tags ?? []),
    ];
    expect(tags).toContainEqual(
      expect.objectContaining({ Key: 'Name', Value: 'vdi-test-gateway' }),
    );
    expect(tags.map(({ Key }) => Key)).not.toContain('vdi:deployment');
  });
});

describe('the group', () => {
  it('is in private subnets, and replaces what the load balancer finds ill', () => {
    expect(groupOf(template).Properties).toMatchObject({
      MinSize: '2',
      MaxSize: '6',
      HealthCheckType: 'ELB',
      HealthCheckGracePeriod: 600,
      VPCZoneIdentifier: [
        { Ref: expect.stringMatching('Private') },
        { Ref: expect.stringMatching('Private') },
      ],
    });
  });

  it('replaces gateways one by one when they change, and stops at the first that fails', () => {
    expect(
      groupOf(template).UpdatePolicy.AutoScalingRollingUpdate,
    ).toMatchObject({
      MaxBatchSize: 1,
      MinInstancesInService: 2,
      MinSuccessfulInstancesPercent: 100,
      WaitOnResourceSignals: true,
      PauseTime: 'PT40M',
    });
  });

  it('can be replaced one by one when it may not grow', () => {
    const { template: fixed } = deployGateways({
      gateway: { minimum: 2, maximum: 2, drainMinutes: 60 },
    });
    expect(groupOf(fixed).UpdatePolicy.AutoScalingRollingUpdate).toMatchObject({
      MinInstancesInService: 1,
      // CloudFormation takes an hour at most.
      PauseTime: 'PT1H',
    });
  });

  it('holds a gateway that is to go for as long as its connections may go on', () => {
    template.hasResourceProperties('AWS::AutoScaling::LifecycleHook', {
      LifecycleTransition: 'autoscaling:EC2_INSTANCE_TERMINATING',
      HeartbeatTimeout: 1800,
      DefaultResult: 'CONTINUE',
    });
  });

  it('follows the connections of each gateway and its processors', () => {
    const policies = Object.values(
      template.findResources('AWS::AutoScaling::ScalingPolicy'),
    ).map(({ Properties }) => Properties.TargetTrackingConfiguration);
    expect(policies).toContainEqual(
      expect.objectContaining({
        PredefinedMetricSpecification: {
          PredefinedMetricType: 'ASGAverageCPUUtilization',
        },
      }),
    );
    const { CustomizedMetricSpecification, TargetValue } = policies.find(
      policy => policy.CustomizedMetricSpecification,
    );
    expect(TargetValue).toBe(400);
    const { Metrics } = CustomizedMetricSpecification;
    expect(
      Metrics.map(
        ({
          MetricStat,
          Expression,
        }: {
          MetricStat?: { Metric: { MetricName: string } };
          Expression?: string;
        }) => MetricStat?.Metric.MetricName ?? Expression,
      ),
    ).toEqual([
      'ActiveFlowCount_TCP',
      'ActiveFlowCount_TCP',
      'GroupInServiceInstances',
      '(SUM([zone0, zone1, gateways]) - gateways) / gateways',
    ]);
    // That the number of gateways is reported at all is a setting of the group.
    expect(groupOf(template).Properties.MetricsCollection).toEqual([
      { Granularity: '1Minute' },
    ]);
  });
});
