import { runSimulation } from '@cloud-copilot/iam-simulate';
import { RemovalPolicy } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { nagFindings, TestStack } from '../__testUtils__';
import { Keys } from './Keys';

const ACCOUNT = '111122223333';
const STRANGER = '444455556666';
const NAMES = ['directory', 'logs', 'volumes', 'secrets', 'messages'] as const;
type Name = (typeof NAMES)[number];

const EC2 = 'ec2.eu-west-1.amazonaws.com';
const AUTO_SCALING = linkedRole('autoscaling', 'AutoScaling');
const IMAGE_BUILDER = linkedRole('imagebuilder', 'ImageBuilder');
const DESKTOP = `arn:aws:iam::${ACCOUNT}:role/vdi-test-workstation`;

function linkedRole(service: string, name: string, account = ACCOUNT): string {
  return `arn:aws:iam::${account}:role/aws-service-role/${service}.amazonaws.com/AWSServiceRoleFor${name}`;
}

function keysStack(removalPolicy = RemovalPolicy.RETAIN) {
  const stack = new TestStack();
  const keys = new Keys(stack, 'Keys', { deployment: 'test', removalPolicy });
  return { stack, keys, template: Template.fromStack(stack) };
}

interface KeyRequest {
  key: Name;
  principal: string;
  action: string;
  context?: Record<string, string>;
  /** What the principal's own policies allow; nothing when absent. */
  own?: string[];
}

const { stack, keys, template } = keysStack();

/** Whether KMS, with the key's policy as it is deployed, does as it is asked. */
async function isAllowed(request: KeyRequest): Promise<boolean> {
  const policies = (request.own ?? []).map(Action => ({
    name: Action,
    policy: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
    },
  }));
  const result = await runSimulation(
    {
      request: {
        principal: request.principal,
        action: request.action,
        resource: {
          resource: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${request.key}`,
          accountId: ACCOUNT,
        },
        contextVariables: {
          ...(request.principal.startsWith('arn:') && {
            'aws:PrincipalArn': request.principal,
            'kms:CallerAccount': request.principal.split(':')[4],
          }),
          ...request.context,
        },
      },
      identityPolicies: policies,
      serviceControlPolicies: [],
      resourceControlPolicies: [],
      resourcePolicy: policyOf(request.key),
    },
    {},
  );
  if (result.resultType !== 'single') {
    throw new Error(JSON.stringify(result));
  }
  // A key that the action does not know would make every refusal look right
  expect(result.result.ignoredContextKeys ?? []).toEqual([]);
  return result.overallResult === 'Allowed';
}

/** The key's policy as it is deployed. */
function policyOf(name: Name): { Statement: object[] } {
  const [id] = stack.resolve(keys[name].keyArn)['Fn::GetAtt'];
  const { KeyPolicy } = template.toJSON().Resources[id].Properties;
  return JSON.parse(JSON.stringify(KeyPolicy), (_, value) => {
    if (value?.Ref === 'AWS::Partition') {
      return 'aws';
    }
    return value?.['Fn::Join'] ? value['Fn::Join'][1].join('') : value;
  });
}

it('rotates each key and names it after the deployment', () => {
  template.resourceCountIs('AWS::KMS::Key', NAMES.length);
  template.allResourcesProperties('AWS::KMS::Key', { EnableKeyRotation: true });
  const aliases = Object.values(template.findResources('AWS::KMS::Alias'));
  expect(aliases.map(each => each.Properties.AliasName).sort()).toEqual(
    NAMES.map(name => `alias/vdi-test-${name}`).sort(),
  );
});

it.each([
  [RemovalPolicy.RETAIN, 'Retain'],
  [RemovalPolicy.DESTROY, 'Delete'],
])('outlives the stack as the policy %s says', (policy, deletion) => {
  const { template: made } = keysStack(policy);
  made.allResources('AWS::KMS::Key', {
    DeletionPolicy: deletion,
    UpdateReplacePolicy: deletion,
  });
});

it.each(NAMES)('leaves the key of %s to policies of the account', async key => {
  const ask = (principal: string, own?: string[]) =>
    isAllowed({ key, principal, action: 'kms:Decrypt', own });
  expect(await ask(DESKTOP, ['kms:Decrypt'])).toBe(true);
  expect(await ask(DESKTOP)).toBe(false);
  expect(await ask(`arn:aws:iam::${STRANGER}:role/any`, ['kms:Decrypt'])).toBe(
    false,
  );
});

it.each([
  ['Auto Scaling', AUTO_SCALING],
  ['Image Builder', IMAGE_BUILDER],
])('lets %s use disks, through EC2 alone', async (_, principal) => {
  const ask = (action: string, context: Record<string, string>) =>
    isAllowed({ key: 'volumes', principal, action, context });
  const grant = { 'kms:GrantIsForAWSResource': 'true' };
  const through = { 'kms:ViaService': EC2 };
  for (const action of [
    'kms:Decrypt',
    'kms:GenerateDataKeyWithoutPlaintext',
    'kms:ReEncryptFrom',
    'kms:DescribeKey',
  ]) {
    expect(await ask(action, through)).toBe(true);
    expect(await ask(action, {})).toBe(false);
  }
  expect(await ask('kms:CreateGrant', { ...through, ...grant })).toBe(true);
  expect(await ask('kms:CreateGrant', through)).toBe(false);
  expect(await ask('kms:CreateGrant', grant)).toBe(false);
  expect(await ask('kms:ScheduleKeyDeletion', through)).toBe(false);
});

it.each([
  ['a desktop', DESKTOP],
  ['another service', linkedRole('spot', 'EC2Spot')],
  [
    'Auto Scaling of another account',
    linkedRole('autoscaling', 'AutoScaling', STRANGER),
  ],
])('keeps disks from %s', async (_, principal) => {
  const own = principal.includes(STRANGER) ? ['kms:*'] : [];
  for (const action of ['kms:Decrypt', 'kms:CreateGrant']) {
    expect(
      await isAllowed({
        key: 'volumes',
        principal,
        action,
        own,
        context: {
          'kms:ViaService': EC2,
          ...(action === 'kms:CreateGrant' && {
            'kms:GrantIsForAWSResource': 'true',
          }),
        },
      }),
    ).toBe(false);
  }
});

it('names no principal that may not exist yet', () => {
  expect(JSON.stringify(template.toJSON())).not.toMatch(
    /"AWS":[^}]*aws-service-role/,
  );
});

it.each(['events', 'cloudwatch', 'budgets'])(
  'lets %s write messages of this account',
  async service => {
    const ask = (key: Name, account: string) =>
      isAllowed({
        key,
        principal: `${service}.amazonaws.com`,
        action: 'kms:GenerateDataKey',
        context: { 'aws:SourceAccount': account },
      });
    expect(await ask('messages', ACCOUNT)).toBe(true);
    expect(await ask('messages', STRANGER)).toBe(false);
    for (const key of NAMES.filter(name => name !== 'messages')) {
      expect(await ask(key, ACCOUNT)).toBe(false);
    }
  },
);

// Not evaluated: the simulator knows no encryption context whose key has colons
it('lets CloudWatch write logs of this account', () => {
  const admitting = NAMES.filter(name =>
    JSON.stringify(policyOf(name)).includes('logs.eu-west-1.amazonaws.com'),
  );
  expect(admitting).toEqual(['logs']);
  expect(policyOf('logs').Statement.slice(1)).toEqual([
    {
      Effect: 'Allow',
      Principal: { Service: 'logs.eu-west-1.amazonaws.com' },
      Action: expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey*']),
      Resource: '*',
      Condition: {
        ArnLike: {
          'kms:EncryptionContext:aws:logs:arn': `arn:aws:logs:eu-west-1:${ACCOUNT}:log-group:*`,
        },
      },
    },
  ]);
});

it('makes nothing that cdk-nag has to say about', () => {
  expect(nagFindings(stack)).toEqual([]);
});
