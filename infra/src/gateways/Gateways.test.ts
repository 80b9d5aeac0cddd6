import { Match, type Template } from 'aws-cdk-lib/assertions';
import { nagFindings } from '../__testUtils__';
import { CERTIFICATE_ARN, deployGateways, parameterOf } from './__testUtils__';

const SECRET_ARN =
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf';
const NAMED = {
  domainName: 'desktops.example.com',
  hostedZoneId: 'Z0123456789ABCDEF',
};

const { stack, gateways, template } = deployGateways();

const groupOf = (deployed: Template) =>
  Object.values(
    deployed.findResources('AWS::AutoScaling::AutoScalingGroup'),
  )[0];

describe('the load balancer', () => {
  it('admits people by its own security group, given at its creation', () => {
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::LoadBalancer',
      {
        Scheme: 'internet-facing',
        Type: 'network',
        SecurityGroups: [
          { 'Fn::GetAtt': [Match.stringLikeRegexp('LoadBalancer'), 'GroupId'] },
        ],
        LoadBalancerAttributes: Match.arrayWith([
          { Key: 'deletion_protection.enabled', Value: 'true' },
          { Key: 'load_balancing.cross_zone.enabled', Value: 'true' },
        ]),
      },
    );
  });

  it('passes TCP and UDP on to one gateway for each person', () => {
    const both = { Port: 8443, Protocol: 'TCP_UDP' };
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::Listener',
      both,
    );
    template.hasResourceProperties(
      'AWS::ElasticLoadBalancingV2::TargetGroup',
      Match.objectLike({
        ...both,
        HealthCheckProtocol: 'TCP',
        HealthCheckPort: '8989',
        HealthCheckIntervalSeconds: 10,
        HealthyThresholdCount: 2,
        UnhealthyThresholdCount: 3,
        TargetGroupAttributes: Match.arrayWith(
          Object.entries({
            'deregistration_delay.timeout_seconds': '1800',
            'preserve_client_ip.enabled': 'true',
            'deregistration_delay.connection_termination.enabled': 'true',
            'stickiness.enabled': 'true',
            'stickiness.type': 'source_ip',
          }).map(([Key, Value]) => ({ Key, Value })),
        ),
      }),
    );
  });

  it('has a name that AWS takes, however long that of the deployment', () => {
    const { template: long } = deployGateways({
      deployment: 'a2345678901234567890',
    });
    const [{ Properties }] = Object.values(
      long.findResources('AWS::ElasticLoadBalancingV2::LoadBalancer'),
    );
    expect(Properties.Name.length).toBeLessThanOrEqual(32);
    long.hasResourceProperties('AWS::ElasticLoadBalancingV2::TargetGroup', {
      Name: Match.absent(),
    });
  });

  it('opens no security group by itself', () => {
    const rules = template.findResources('AWS::EC2::SecurityGroupIngress');
    expect(Object.keys(rules).filter(id => id.startsWith('Gateways'))).toEqual(
      [],
    );
  });
});

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

describe('the image', () => {
  const parameterCall = (deployed: Template) =>
    Object.values(deployed.findResources('Custom::VdiGatewayImage'))[0]
      .Properties;

  it('is put once, and never again over one that was built', () => {
    const { Create, Update, Delete } = parameterCall(template);
    const create = JSON.stringify(Create);
    expect(create).toContain('\\"action\\":\\"putParameter\\"');
    expect(create).toContain('\\"Overwrite\\":false');
    expect(create).toContain('ParameterAlreadyExists');
    expect(Update).toBeUndefined();
    expect(Delete).toContain('deleteParameter');
    const parameters = template.findResources('AWS::SSM::Parameter');
    expect(
      Object.values(parameters).map(({ Properties }) => Properties.Name),
    ).not.toContain('/vdi/test/gateway/image');
  });

  it.each([
    ['c7g.large', /al2023-ami-kernel-\S+-arm64/],
    ['m7i.large', /al2023-ami-kernel-\S+-x86_64/],
  ])('is that of the processors of %s', (instanceType, parameter) => {
    const { template: deployed } = deployGateways({
      gateway: { instanceType },
    });
    const defaults = Object.values(deployed.findParameters('*')).map(
      each => each.Default,
    );
    expect(defaults).toContainEqual(expect.stringMatching(parameter));
  });

  it('is there before the load balancer, and it before the gateways', () => {
    const [parameter] = Object.keys(
      template.findResources('Custom::VdiGatewayImage'),
    );
    const [listener] = Object.keys(
      template.findResources('AWS::ElasticLoadBalancingV2::Listener'),
    );
    template.hasResource('AWS::ElasticLoadBalancingV2::LoadBalancer', {
      DependsOn: Match.arrayWith([parameter]),
    });
    expect(groupOf(template).DependsOn).toContain(listener);
  });

  it('replaces the gateways when it has been built, and keeps what failed', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        source: ['aws.imagebuilder'],
        'detail-type': ['EC2 Image Builder Image State Change'],
        resources: [
          {
            prefix:
              'arn:aws:imagebuilder:eu-west-1:111122223333:image/vdi-test-gateway',
          },
        ],
        detail: { state: { status: ['AVAILABLE'] } },
      },
      Targets: [
        Match.objectLike({
          DeadLetterConfig: Match.anyValue(),
          RetryPolicy: {
            MaximumEventAgeInSeconds: 7200,
            MaximumRetryAttempts: 10,
          },
        }),
      ],
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      DestinationConfig: { OnFailure: Match.anyValue() },
      MaximumRetryAttempts: 2,
    });
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: {
        Variables: {
          GATEWAY_GROUP: 'vdi-test-gateway',
          GATEWAY_RECIPE: 'vdi-test-gateway',
        },
      },
    });
  });
});

describe('the name', () => {
  it('is that of the load balancer when there is none', () => {
    expect(stack.resolve(gateways.url)).toEqual({
      'Fn::Join': [
        '',
        [
          'https://',
          { 'Fn::GetAtt': [expect.any(String), 'DNSName'] },
          ':8443',
        ],
      ],
    });
    template.resourceCountIs('AWS::Route53::RecordSet', 0);
  });

  it('is made in the zone', () => {
    const named = deployGateways({ gateway: NAMED, port: 9443 });
    expect(named.gateways.url).toBe('https://desktops.example.com:9443');
    named.template.hasResourceProperties('AWS::Route53::RecordSet', {
      Type: 'A',
      Name: 'desktops.example.com.',
      HostedZoneId: NAMED.hostedZoneId,
      AliasTarget: Match.anyValue(),
    });
  });

  it('is left to others without a zone', () => {
    const { template: named, gateways: made } = deployGateways({
      gateway: { domainName: NAMED.domainName },
    });
    expect(made.url).toBe('https://desktops.example.com:8443');
    named.resourceCountIs('AWS::Route53::RecordSet', 0);
  });
});

describe('the certificate', () => {
  it('is issued so that it can be exported', () => {
    const { template: issued } = deployGateways({
      gateway: { ...NAMED, certificate: { issue: true } },
    });
    issued.hasResourceProperties('AWS::CertificateManager::Certificate', {
      DomainName: NAMED.domainName,
      CertificateExport: 'ENABLED',
      KeyAlgorithm: 'RSA_2048',
      ValidationMethod: 'DNS',
      DomainValidationOptions: [
        { DomainName: NAMED.domainName, HostedZoneId: NAMED.hostedZoneId },
      ],
    });
  });

  it.each([{}, { domainName: NAMED.domainName }])(
    'is not issued without a name and its zone: %j',
    gateway => {
      expect(() =>
        deployGateways({
          gateway: { ...gateway, certificate: { issue: true } },
        }),
      ).toThrow("set 'gateway.domainName' and 'gateway.hostedZoneId'");
    },
  );
});

describe('the log', () => {
  it('is encrypted and kept as long as configured, without lines that show a grant', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/vdi/test/gateway',
      RetentionInDays: 30,
      KmsKeyId: Match.anyValue(),
    });
    const { logs, metrics } = JSON.parse(parameterOf(template, 'agent'));
    const files = logs.logs_collected.files.collect_list;
    expect(files).toHaveLength(2);
    for (const { filters } of files) {
      expect(filters).toEqual([
        { type: 'exclude', expression: '(?i)auth_?token' },
      ]);
    }
    expect(metrics.namespace).toBe(gateways.metricNamespace);
    expect(metrics.metrics_collected.statsd.service_address).toBe(
      '127.0.0.1:8125',
    );
  });

  it.each([
    ['CERTIFICATE_REFUSED', 'CertificatesRefused'],
    ['CERTIFICATE_EXPIRES', 'CertificatesExpiring'],
    ['CONFIGURATION_REFUSED', 'ConfigurationsRefused'],
    ['GATEWAY_START_FAILURE', 'StartsFailed'],
  ])('counts %s', (FilterPattern, MetricName) => {
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern,
      MetricTransformations: [
        {
          MetricName,
          MetricNamespace: gateways.metricNamespace,
          MetricValue: '1',
        },
      ],
    });
  });
});

it.each([
  ['of ACM', { certificate: { acmArn: CERTIFICATE_ARN } }, undefined],
  ['of a secret', { certificate: { secretArn: SECRET_ARN } }, undefined],
  [
    'issued, with packages of a mirror',
    { ...NAMED, certificate: { issue: true as const } },
    's3://packages/dcv',
  ],
])(
  'leaves cdk-nag nothing to find with a certificate %s',
  (_, gateway, mirror) => {
    const { gateways: made, stack: whole } = deployGateways({
      gateway,
      mirror,
    });
    expect(nagFindings(made)).toEqual([]);
    const provider = whole.node.children.filter(({ node }) =>
      node.id.startsWith('AWS679'),
    );
    expect(provider.flatMap(nagFindings)).toEqual([]);
    expect(provider).toHaveLength(1);
  },
);
