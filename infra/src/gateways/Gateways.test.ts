import { Match } from 'aws-cdk-lib/assertions';
import { nagFindings } from '../__testUtils__';
import { CERTIFICATE_ARN, deployGateways, parameterOf } from './__testUtils__';

const SECRET_ARN =
  'arn:aws:secretsmanager:eu-west-1:111122223333:secret:desktops-AbCdEf';
const NAMED = {
  domainName: 'desktops.example.com',
  hostedZoneId: 'Z0123456789ABCDEF',
};

const { stack, gateways, template } = deployGateways();

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
