import { Match } from 'aws-cdk-lib/assertions';
import { deployGateways } from './__testUtils__';

const { template } = deployGateways();

it('admits people by its own security group, given at its creation', () => {
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::LoadBalancer', {
    Scheme: 'internet-facing',
    Type: 'network',
    SecurityGroups: [
      { 'Fn::GetAtt': [Match.stringLikeRegexp('LoadBalancer'), 'GroupId'] },
    ],
    LoadBalancerAttributes: Match.arrayWith([
      { Key: 'deletion_protection.enabled', Value: 'true' },
      { Key: 'load_balancing.cross_zone.enabled', Value: 'true' },
    ]),
  });
});

it('passes TCP and UDP on to one gateway for each person', () => {
  const both = { Port: 8443, Protocol: 'TCP_UDP' };
  template.hasResourceProperties('AWS::ElasticLoadBalancingV2::Listener', both);
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
