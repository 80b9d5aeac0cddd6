import * as s3 from 'aws-cdk-lib/aws-s3';
import { AGENT_ACTIONS, commonProps, TestStack } from '../__testUtils__';
import { imagesRole } from './__testUtils__/imagesRole';
import { BuildRole } from './BuildRole';

const INSTANCE =
  'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0';

function buildRole(mirror?: string) {
  const stack = new TestStack();
  const { keys, deployment } = commonProps(stack);
  const logBucket = new s3.Bucket(stack, 'LogBucket', {
    encryptionKey: keys.logs,
  });
  new BuildRole(stack, 'Builds', { deployment, logBucket, mirror });
  return imagesRole(stack, 'BuildsRole');
}

describe('BuildRole', () => {
  it('may do this, and nothing else', () => {
    expect(buildRole().actions).toEqual(
      [
        ...AGENT_ACTIONS,
        'imagebuilder:GetComponent',
        'kms:Decrypt',
        'kms:Decrypt',
        'kms:GenerateDataKey',
        'logs:CreateLogGroup',
        'logs:CreateLogStream',
        'logs:PutLogEvents',
        's3:GetObject',
        's3:PutObject',
        'ssm:DescribeAssociation',
        'ssm:GetDocument',
        'ssm:PutInventory',
        'ssm:UpdateAssociationStatus',
      ].sort(),
    );
  });

  it('takes orders, reads components and leaves its log', async () => {
    const role = buildRole();
    const leaving = role.statements.find(({ Sid }) => Sid === 'LeaveLog');
    const bucket = String(leaving?.Resource).replace('/*', '');
    expect(bucket).toMatch(/^arn:aws:s3:::logbucket/);
    const requests: [string, string][] = [
      [
        'imagebuilder:GetComponent',
        'arn:aws:imagebuilder:eu-west-1:aws:component/amazon-cloudwatch-agent-linux/1.0.1/1',
      ],
      ['ssm:UpdateInstanceInformation', INSTANCE],
      ['ssmmessages:OpenDataChannel', '*'],
      [
        'imagebuilder:GetComponent',
        'arn:aws:imagebuilder:eu-west-1:111122223333:component/vdi-test-ubuntu-server/1.2.3/1',
      ],
      [
        's3:GetObject',
        'arn:aws:s3:::ec2imagebuilder-managed-resources-eu-west-1-prod/toe',
      ],
      ['s3:PutObject', `${bucket}/ubuntu/1.log`],
      [
        'logs:PutLogEvents',
        'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/imagebuilder/vdi-test-ubuntu:log-stream:1',
      ],
    ];
    // The simulator knows no document of Amazon's, which has no account
    expect(role.statements).toContainEqual(
      expect.objectContaining({
        Sid: 'TakeInventory',
        Resource: [
          'arn:aws:ec2:eu-west-1:111122223333:instance/*',
          'arn:aws:ssm:eu-west-1::document/AWS-*',
        ],
      }),
    );
    for (const [action, resource] of requests) {
      expect([action, await role.may(action, resource)]).toEqual([
        action,
        true,
      ]);
    }
  });

  it.each([
    [
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:eu-west-1:111122223333:secret:vdi/test/ws-1-AbCdEf',
    ],
    [
      'ssm:GetParameter',
      'arn:aws:ssm:eu-west-1:111122223333:parameter/vdi/test/x',
    ],
    ['ssm:SendCommand', INSTANCE],
    ['ec2:TerminateInstances', INSTANCE],
    ['ec2:RunInstances', INSTANCE],
    ['ec2:DescribeInstances', '*'],
    ['s3:GetObject', 'arn:aws:s3:::somebody/thing'],
    ['s3:PutObject', 'arn:aws:s3:::somebody/thing'],
    [
      'dynamodb:GetItem',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/vdi-test-directory',
    ],
    ['iam:PassRole', 'arn:aws:iam::111122223333:role/vdi-test-workstation'],
    [
      'logs:PutLogEvents',
      'arn:aws:logs:eu-west-1:111122223333:log-group:/vdi/test:log-stream:1',
    ],
    ['kms:Decrypt', 'arn:aws:kms:eu-west-1:111122223333:key/secrets'],
  ])('may not %s on %s', async (action, resource) => {
    expect(await buildRole('s3://mirror/dcv').may(action, resource)).toBe(
      false,
    );
  });

  it('reads the mirror, and of its bucket no more', async () => {
    const role = buildRole('s3://mirror/dcv/');
    expect(
      await role.may('s3:GetObject', 'arn:aws:s3:::mirror/dcv/a.rpm'),
    ).toBe(true);
    expect(
      await role.may('s3:GetObject', 'arn:aws:s3:::mirror/other/a.rpm'),
    ).toBe(false);
    expect(
      await role.may('s3:PutObject', 'arn:aws:s3:::mirror/dcv/a.rpm'),
    ).toBe(false);
  });
});
