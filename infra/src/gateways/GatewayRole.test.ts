import type { Template } from 'aws-cdk-lib/assertions';
import {
  ACCOUNT,
  AGENT_ACTIONS,
  deployedPart,
  DeployedRole,
} from '../__testUtils__';
import { CERTIFICATE_ARN, deployGateways } from './__testUtils__';

const HERE = `eu-west-1:${ACCOUNT}`;
const SECRET = `arn:aws:secretsmanager:${HERE}:secret:desktops-AbCdEf`;
const GROUP = `arn:aws:autoscaling:${HERE}:autoScalingGroup:0a1b:autoScalingGroupName`;
const PARAMETER = `arn:aws:ssm:${HERE}:parameter`;
const LOG = `arn:aws:logs:${HERE}:log-group`;

type Request = [
  action: string,
  resource?: string,
  context?: Record<string, string>,
];

/** What a role may do, with the values that AWS puts in. */
function roleOf(template: Template, role: string): DeployedRole {
  return new DeployedRole(template, {
    role,
    deploy: policy => deployedPart(policy, arnOf),
  });
}

function arnOf(id: string): string {
  const arns: [beginning: string, arn: string][] = [
    ['GatewaysLogs', `${LOG}:/vdi/test/gateway:*`],
    ['GatewaysRefreshLogs', `${LOG}:refresh:*`],
    ['GatewaysRefreshDeadLetters', `arn:aws:sqs:${HERE}:dead`],
    ['KeysMessages', `arn:aws:kms:${HERE}:key/messages`],
  ];
  return arns.find(([beginning]) => id.startsWith(beginning))?.[1] ?? id;
}

const ROLE = 'GatewaysAccessRole';
const { template } = deployGateways();
const withSecret = deployGateways({
  gateway: { certificate: { secretArn: SECRET } },
  mirror: 's3://packages/dcv/',
}).template;

describe('a gateway', () => {
  const own = roleOf(template, ROLE);

  it('may do this and no more', () => {
    expect(own.actions).toEqual(
      [
        ...AGENT_ACTIONS,
        'acm:ExportCertificate',
        'autoscaling:CompleteLifecycleAction',
        'cloudformation:SignalResource',
        'cloudwatch:PutMetricData',
        'logs:CreateLogStream',
        'logs:DescribeLogStreams',
        'logs:PutLogEvents',
        'ssm:GetParameter',
      ].sort(),
    );
    expect(own.managedPolicies).toEqual([]);
  });

  const allowed: Request[] = [
    ['ssm:GetParameter', `${PARAMETER}/vdi/test/gateway/configuration`],
    ['acm:ExportCertificate', CERTIFICATE_ARN],
    [
      'cloudwatch:PutMetricData',
      '*',
      { 'cloudwatch:namespace': 'VDI/Gateways/test' },
    ],
    ['logs:PutLogEvents', `${LOG}:/vdi/test/gateway:log-stream:i-1/gateway`],
    [
      'cloudformation:SignalResource',
      `arn:aws:cloudformation:${HERE}:stack/vdi-test/0a1b`,
    ],
    ['autoscaling:CompleteLifecycleAction', `${GROUP}/vdi-test-gateway`],
  ];
  it.each(allowed)('may call %s on %s', async (...request) => {
    expect(await own.may(...request)).toBe(true);
  });

  const denied: Request[] = [
    ['ssm:GetParameter', `${PARAMETER}/vdi/other/gateway/configuration`],
    ['ssm:GetParameter', `${PARAMETER}/vdi/test/other`],
    ['ssm:PutParameter', `${PARAMETER}/vdi/test/gateway/configuration`],
    ['acm:ExportCertificate', `${CERTIFICATE_ARN}1`],
    ['secretsmanager:GetSecretValue', SECRET],
    ['cloudwatch:PutMetricData', '*', { 'cloudwatch:namespace': 'VDI' }],
    ['logs:PutLogEvents', `${LOG}:/vdi/other/gateway:log-stream:i-1`],
    [
      'cloudformation:SignalResource',
      `arn:aws:cloudformation:${HERE}:stack/vdi-test-2/0a1b`,
    ],
    ['autoscaling:CompleteLifecycleAction', `${GROUP}/vdi-other-gateway`],
    ['ec2:DescribeInstances'],
    ['ec2:TerminateInstances', `arn:aws:ec2:${HERE}:instance/i-1`],
    ['dynamodb:GetItem', `arn:aws:dynamodb:${HERE}:table/vdi-test-directory`],
    ['s3:GetObject', 'arn:aws:s3:::packages/dcv/a.rpm'],
  ];
  it.each(denied)('may not call %s on %s', async (...request) => {
    expect(await own.may(...request)).toBe(false);
  });
});

describe('a gateway with a certificate in a secret, and packages in a mirror', () => {
  const own = roleOf(withSecret, ROLE);
  const allowed: Request[] = [
    ['secretsmanager:GetSecretValue', SECRET],
    ['s3:GetObject', 'arn:aws:s3:::packages/dcv/a.rpm'],
  ];
  it.each(allowed)('may call %s on %s', async (...request) => {
    expect(await own.may(...request)).toBe(true);
  });

  const denied: Request[] = [
    ['acm:ExportCertificate', CERTIFICATE_ARN],
    ['secretsmanager:GetSecretValue', `${SECRET.slice(0, -6)}GhIjKl`],
    ['secretsmanager:PutSecretValue', SECRET],
    ['s3:GetObject', 'arn:aws:s3:::packages/other/a.rpm'],
    ['s3:PutObject', 'arn:aws:s3:::packages/dcv/a.rpm'],
  ];
  it.each(denied)('may not call %s on %s', async (...request) => {
    expect(await own.may(...request)).toBe(false);
  });

  // The simulator leaves keys of an encryption context out, so it is read.
  it('may decrypt the one secret alone', () => {
    expect(own.statements).toContainEqual({
      Sid: 'DecryptOwnCertificate',
      Effect: 'Allow',
      Action: 'kms:Decrypt',
      Resource: `arn:aws:kms:${HERE}:key/*`,
      Condition: {
        StringEquals: {
          'kms:ViaService': 'secretsmanager.eu-west-1.amazonaws.com',
          'kms:EncryptionContext:SecretARN': SECRET,
        },
      },
    });
  });
});

describe('the function that replaces gateways', () => {
  const own = roleOf(template, 'GatewaysRefreshRole');

  it('may do this and no more', () => {
    expect(own.actions).toEqual([
      'autoscaling:DescribeInstanceRefreshes',
      'autoscaling:StartInstanceRefresh',
      'kms:Decrypt',
      'kms:Encrypt',
      'kms:GenerateDataKey*',
      'kms:ReEncrypt*',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sqs:GetQueueAttributes',
      'sqs:GetQueueUrl',
      'sqs:SendMessage',
    ]);
  });

  it('replaces its own group alone', async () => {
    const ask = (group: string) =>
      own.may('autoscaling:StartInstanceRefresh', `${GROUP}/${group}`);
    expect(await ask('vdi-test-gateway')).toBe(true);
    expect(await ask('vdi-other-gateway')).toBe(false);
  });
});
