import { AGENT_ACTIONS } from '../__testUtils__';
import {
  SECRET_CONTEXT,
  workstationRole,
} from './__testUtils__/workstationRole';

const REGION = 'eu-west-1:111122223333';
const SELF = `arn:aws:ec2:${REGION}:instance/i-00000000000000001`;
const OTHER = `arn:aws:ec2:${REGION}:instance/i-00000000000000002`;
const KEY = `arn:aws:kms:${REGION}:key/secrets`;
const VIA = 'secretsmanager.eu-west-1.amazonaws.com';

function secret(name: string): string {
  return `arn:aws:secretsmanager:${REGION}:secret:${name}-AbCdEf`;
}

const OWN = secret('vdi/test/ws-01k0000000000000000000000a');

describe('the role of workstations', () => {
  const role = workstationRole();

  function mayRead(resource: string, tag?: string, source = SELF) {
    return role.may('secretsmanager:GetSecretValue', resource, {
      'ec2:SourceInstanceARN': source,
      ...(tag && { 'aws:ResourceTag/vdi:instance-arn': tag }),
    });
  }

  it('may do this and nothing else', () => {
    expect(role.actions).toEqual(
      [
        ...AGENT_ACTIONS,
        'cloudwatch:PutMetricData',
        'kms:Decrypt',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        's3:GetObject',
        'secretsmanager:GetSecretValue',
      ].sort(),
    );
  });

  it('reads the password of its own machine', async () => {
    expect(await mayRead(OWN, SELF)).toBe(true);
  });

  it.each<[string, string, string | undefined]>([
    ["another machine's", OWN, OTHER],
    ['a password without a tag', OWN, undefined],
    ['one whose tag is a wildcard', OWN, '*'],
    ['that of another deployment', secret('vdi/other/ws-1'), SELF],
    ['any other secret', secret('database'), SELF],
  ])('does not read %s', async (_, resource, tag) => {
    expect(await mayRead(resource, tag)).toBe(false);
  });

  it('reads no password from outside a machine', async () => {
    expect(
      await role.may('secretsmanager:GetSecretValue', OWN, {
        'aws:ResourceTag/vdi:instance-arn': SELF,
      }),
    ).toBe(false);
  });

  it('decrypts passwords of the deployment, and through Secrets Manager alone', async () => {
    const through = (service: string, arn: string) =>
      role.may('kms:Decrypt', KEY, {
        'kms:ViaService': service,
        [SECRET_CONTEXT]: arn,
      });
    expect(await through(VIA, OWN)).toBe(true);
    expect(await through(VIA, secret('database'))).toBe(false);
    expect(await through('s3.eu-west-1.amazonaws.com', OWN)).toBe(false);
    expect(await role.may('kms:Decrypt', KEY)).toBe(false);
    expect(
      await role.may('kms:Decrypt', `arn:aws:kms:${REGION}:key/volumes`, {
        'kms:ViaService': VIA,
        [SECRET_CONTEXT]: OWN,
      }),
    ).toBe(false);
  });

  it("finds DCV's license and no other object", async () => {
    const mayGet = (bucket: string) =>
      role.may('s3:GetObject', `arn:aws:s3:::${bucket}/license`);
    expect(await mayGet('dcv-license.eu-west-1')).toBe(true);
    expect(await mayGet('dcv-license.us-east-1')).toBe(false);
    expect(await mayGet('payroll')).toBe(false);
  });

  it('puts metrics of its deployment and no others', async () => {
    const mayPut = (namespace: string) =>
      role.may('cloudwatch:PutMetricData', '*', {
        'cloudwatch:namespace': namespace,
      });
    expect(await mayPut('VDI/Workstations/test')).toBe(true);
    expect(await mayPut('VDI/Workstations/other')).toBe(false);
    expect(await mayPut('VDI')).toBe(false);
    expect(await role.may('cloudwatch:PutMetricData', '*')).toBe(false);
  });

  it('puts no metrics when they are off', async () => {
    const silent = workstationRole({ metrics: false });
    expect(silent.actions).not.toContain('cloudwatch:PutMetricData');
    expect(silent.actions).toContain('logs:PutLogEvents');
  });

  it('writes the log of its deployment, and reads none', async () => {
    const group = (name: string) => `arn:aws:logs:${REGION}:log-group:${name}`;
    const stream = (name: string) =>
      `${group(name)}:log-stream:i-00000000000000001`;
    const own = '/vdi/test/workstations';
    expect(await role.may('logs:PutLogEvents', stream(own))).toBe(true);
    expect(await role.may('logs:CreateLogStream', `${group(own)}:*`)).toBe(
      true,
    );
    for (const other of [
      '/vdi/test/gateway',
      '/vdi/other/workstations',
      '/vdi/test/workstations-2',
    ]) {
      expect(await role.may('logs:PutLogEvents', stream(other))).toBe(false);
      expect(await role.may('logs:CreateLogStream', `${group(other)}:*`)).toBe(
        false,
      );
    }
    expect(await role.may('logs:GetLogEvents', stream(own))).toBe(false);
    expect(await role.may('logs:CreateLogGroup', group(own))).toBe(false);
  });

  it('is managed by Systems Manager', async () => {
    expect(await role.may('ssm:UpdateInstanceInformation', SELF)).toBe(true);
    expect(await role.may('ssmmessages:OpenControlChannel', '*')).toBe(true);
  });

  it.each([
    ['ec2:DescribeInstances', '*'],
    ['ec2:TerminateInstances', SELF],
    ['ec2:RunInstances', SELF],
    ['iam:PassRole', 'arn:aws:iam::111122223333:role/any'],
    ['ssm:GetParameter', `arn:aws:ssm:${REGION}:parameter/vdi/test/any`],
    ['ssm:GetDocument', `arn:aws:ssm:${REGION}:document/any`],
    ['ssm:SendCommand', `arn:aws:ssm:${REGION}:document/vdi-test-assign`],
    ['secretsmanager:PutSecretValue', OWN],
    ['secretsmanager:TagResource', OWN],
    ['dynamodb:GetItem', `arn:aws:dynamodb:${REGION}:table/vdi-test-directory`],
  ])('may not %s', async (action, resource) => {
    expect(await role.may(action, resource)).toBe(false);
  });
});
