import { Match, type Template } from 'aws-cdk-lib/assertions';
import { deployGateways, groupOf } from './__testUtils__';

const { template } = deployGateways();

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
