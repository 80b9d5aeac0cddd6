import { runSimulation } from '@cloud-copilot/iam-simulate';
import type { Template } from 'aws-cdk-lib/assertions';
import { CERTIFICATE_ARN, deployGateways, renderText } from './__testUtils__';

const ACCOUNT = '111122223333';
const HERE = `eu-west-1:${ACCOUNT}`;
const SECRET = `arn:aws:secretsmanager:${HERE}:secret:desktops-AbCdEf`;
const GROUP = `arn:aws:autoscaling:${HERE}:autoScalingGroup:0a1b:autoScalingGroupName`;
const PARAMETER = `arn:aws:ssm:${HERE}:parameter`;
const LOG = `arn:aws:logs:${HERE}:log-group`;

interface Statement {
  Action: string | string[];
  Resource: unknown;
}

type Request = [
  action: string,
  resource?: string,
  context?: Record<string, string>,
];

/** The statements of the policy that hangs on a role, with the values that AWS puts in. */
function statementsOf(template: Template, role: string): Statement[] {
  const policies = Object.values(template.findResources('AWS::IAM::Policy'));
  const policy = policies.find(({ Properties }) =>
    Properties.Roles.some(({ Ref }: { Ref: string }) => Ref.startsWith(role)),
  );
  return JSON.parse(
    JSON.stringify(policy?.Properties.PolicyDocument.Statement),
    (_, value) => (isIntrinsic(value) ? toValue(value) : value),
  );
}

function isIntrinsic(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).some(key => key === 'Ref' || key.startsWith('Fn::'))
  );
}

function toValue(intrinsic: unknown): string {
  return renderText(intrinsic)
    .replace('AWS::Partition', 'aws')
    .replace('AWS::URLSuffix', 'amazonaws.com')
    .replace(/^GatewaysLogs\w+\.Arn$/, `${LOG}:/vdi/test/gateway:*`)
    .replace(/^GatewaysRefreshLogs\w+\.Arn$/, `${LOG}:refresh:*`)
    .replace(/^GatewaysRefreshDeadLetters\w+\.Arn$/, `arn:aws:sqs:${HERE}:dead`)
    .replace(/^KeysMessages\w+\.Arn$/, `arn:aws:kms:${HERE}:key/messages`);
}

async function isAllowed(
  statements: Statement[],
  [action, resource = '*', contextVariables = {}]: Request,
): Promise<boolean> {
  const result = await runSimulation(
    {
      request: {
        principal: `arn:aws:iam::${ACCOUNT}:role/vdi-test-gateway`,
        action,
        resource: { resource, accountId: ACCOUNT },
        contextVariables,
      },
      identityPolicies: [
        {
          name: 'own',
          policy: { Version: '2012-10-17', Statement: statements },
        },
      ],
      serviceControlPolicies: [],
      resourceControlPolicies: [],
    },
    {},
  );
  if (result.resultType === 'error') {
    throw new Error(JSON.stringify(result));
  }
  return result.overallResult === 'Allowed';
}

const actionsOf = (statements: Statement[]) =>
  statements.flatMap(({ Action }) => Action).sort();

const ROLE = 'GatewaysAccessRole';
const { template } = deployGateways();
const withSecret = deployGateways({
  gateway: { certificate: { secretArn: SECRET } },
  mirror: 's3://packages/dcv/',
}).template;

describe('a gateway', () => {
  const own = statementsOf(template, ROLE);

  it('may do this and no more', () => {
    expect(actionsOf(own)).toEqual([
      'acm:ExportCertificate',
      'autoscaling:CompleteLifecycleAction',
      'cloudformation:SignalResource',
      'cloudwatch:PutMetricData',
      'ec2messages:AcknowledgeMessage',
      'ec2messages:DeleteMessage',
      'ec2messages:FailMessage',
      'ec2messages:GetEndpoint',
      'ec2messages:GetMessages',
      'ec2messages:SendReply',
      'logs:CreateLogStream',
      'logs:DescribeLogStreams',
      'logs:PutLogEvents',
      'ssm:GetParameter',
      'ssm:UpdateInstanceInformation',
      'ssmmessages:CreateControlChannel',
      'ssmmessages:CreateDataChannel',
      'ssmmessages:OpenControlChannel',
      'ssmmessages:OpenDataChannel',
    ]);
    const roles = Object.values(template.findResources('AWS::IAM::Role'));
    const role = roles.find(
      ({ Properties }) => Properties.RoleName === 'vdi-test-gateway',
    );
    expect(role?.Properties.ManagedPolicyArns).toBeUndefined();
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
    expect(await isAllowed(own, request)).toBe(true);
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
    expect(await isAllowed(own, request)).toBe(false);
  });
});

describe('a gateway with a certificate in a secret, and packages in a mirror', () => {
  const own = statementsOf(withSecret, ROLE);
  const allowed: Request[] = [
    ['secretsmanager:GetSecretValue', SECRET],
    ['s3:GetObject', 'arn:aws:s3:::packages/dcv/a.rpm'],
  ];
  it.each(allowed)('may call %s on %s', async (...request) => {
    expect(await isAllowed(own, request)).toBe(true);
  });

  const denied: Request[] = [
    ['acm:ExportCertificate', CERTIFICATE_ARN],
    ['secretsmanager:GetSecretValue', `${SECRET.slice(0, -6)}GhIjKl`],
    ['secretsmanager:PutSecretValue', SECRET],
    ['s3:GetObject', 'arn:aws:s3:::packages/other/a.rpm'],
    ['s3:PutObject', 'arn:aws:s3:::packages/dcv/a.rpm'],
  ];
  it.each(denied)('may not call %s on %s', async (...request) => {
    expect(await isAllowed(own, request)).toBe(false);
  });

  // The simulator leaves keys of an encryption context out, so it is read.
  it('may decrypt the one secret alone', () => {
    expect(own).toContainEqual({
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
  const own = statementsOf(template, 'GatewaysRefreshRole');

  it('may do this and no more', () => {
    expect(actionsOf(own)).toEqual([
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
      isAllowed(own, ['autoscaling:StartInstanceRefresh', `${GROUP}/${group}`]);
    expect(await ask('vdi-test-gateway')).toBe(true);
    expect(await ask('vdi-other-gateway')).toBe(false);
  });
});
