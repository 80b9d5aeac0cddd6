import { DeployedRole, nagFindings } from '../__testUtils__';
import { deployedNames, onlyResource, testFunctions } from './__testUtils__';

const HOME = 'eu-west-1:111122223333';

const { stack, functions, directory, common, template } = testFunctions();
const { keys } = common;
const arn = (token: string) => String(deployedNames(stack, token));

describe.each(['Resolver', 'Authenticator'])('the %s', name => {
  const role = new DeployedRole(template(), {
    role: `Functions${name}Role`,
    deploy: policy => deployedNames(stack, policy),
  });
  const lambda = onlyResource<{ LoggingConfig: { LogGroup: string } }>(
    stack,
    'AWS::Lambda::Function',
    `Functions${name}`,
  );
  const table = arn(directory.table.tableArn);
  const key = arn(keys.directory.keyArn);
  const log = `arn:aws:logs:${HOME}:log-group:${lambda.LoggingConfig.LogGroup}`;
  const viaDynamo = { 'kms:ViaService': 'dynamodb.eu-west-1.amazonaws.com' };

  it('runs its bundle on Graviton, and answers before the gateway gives up', () => {
    expect(lambda).toMatchObject({
      FunctionName: `vdi-test-${name.toLowerCase()}`,
      Architectures: ['arm64'],
      Runtime: 'nodejs24.x',
      Handler: 'index.handler',
      // Less than the API's 9 s, which are less than the gateway's 10 s
      Timeout: 8,
      LoggingConfig: { LogFormat: 'JSON' },
      Environment: {
        Variables: { DIRECTORY_TABLE: arn(directory.table.tableName) },
      },
    });
    expect(lambda).not.toHaveProperty('VpcConfig');
    expect(lambda).not.toHaveProperty('ReservedConcurrentExecutions');
  });

  it('keeps its log as long as is said, with the key for logs', () => {
    expect(
      onlyResource(stack, 'AWS::Logs::LogGroup', `Functions${name}`),
    ).toEqual({ RetentionInDays: 30, KmsKeyId: arn(keys.logs.keyArn) });
  });

  it('may read items of the directory, write its log, and nothing else', async () => {
    expect(role.managedPolicies).toEqual([]);
    expect(role.actions).toEqual([
      'dynamodb:GetItem',
      'kms:Decrypt',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(await role.may('dynamodb:GetItem', table)).toBe(true);
    expect(await role.may('kms:Decrypt', key, viaDynamo)).toBe(true);
    for (const action of ['logs:CreateLogStream', 'logs:PutLogEvents']) {
      expect(await role.may(action, `${log}:log-stream:a`)).toBe(true);
    }
  });

  it.each([
    ['changes of the directory', 'dynamodb:PutItem', table],
    ['deletions in it', 'dynamodb:DeleteItem', table],
    ['searches through it', 'dynamodb:Scan', table],
    [
      'another directory',
      'dynamodb:GetItem',
      `arn:aws:dynamodb:${HOME}:table/vdi-other-directory`,
    ],
    [
      'a password',
      'secretsmanager:GetSecretValue',
      `arn:aws:secretsmanager:${HOME}:secret:vdi/test/ws-1-AbCdEf`,
    ],
    ['a parameter', 'ssm:GetParameter', `arn:aws:ssm:${HOME}:parameter/vdi/a`],
    ['a machine', 'ec2:TerminateInstances', `arn:aws:ec2:${HOME}:instance/i-1`],
    [
      'the log of another',
      'logs:PutLogEvents',
      `arn:aws:logs:${HOME}:log-group:/aws/lambda/other:log-stream:a`,
    ],
    ['a log group', 'logs:CreateLogGroup', log],
    ['the key by itself', 'kms:Decrypt', key],
    ['another use of the key', 'kms:Encrypt', key],
  ])('is denied %s (%s)', async (_, action, resource) => {
    expect(await role.may(action, resource)).toBe(false);
  });

  it('is denied the keys of other data', async () => {
    for (const other of [keys.secrets, keys.logs, keys.volumes]) {
      expect(await role.may('kms:Decrypt', arn(other.keyArn), viaDynamo)).toBe(
        false,
      );
    }
  });
});

it('leave nothing for cdk-nag', () => {
  expect(nagFindings(functions)).toEqual([]);
});
