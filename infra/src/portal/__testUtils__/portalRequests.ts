import { type AccessRequest, ACCOUNT } from '../../__testUtils__';
import { PLACE } from './portalStack';

const EC2 = `arn:aws:ec2:eu-west-1:${ACCOUNT}`;
const SSM = `arn:aws:ssm:eu-west-1:${ACCOUNT}`;
const SECRETS = `arn:aws:secretsmanager:eu-west-1:${ACCOUNT}:secret`;
const INSTANCE = `${EC2}:instance/i-0123456789abcdef0`;
const TEMPLATE = `${EC2}:launch-template/lt-0123456789abcdef0`;
const IMAGE = 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0';

const OURS = { 'aws:ResourceTag/vdi:deployment': 'test' };
const OTHERS = { 'aws:ResourceTag/vdi:deployment': 'other' };
const TAGGED = {
  'aws:RequestTag/vdi:deployment': 'test',
  'aws:TagKeys': ['vdi:deployment', 'vdi:launch', 'vdi:template'],
};
const FROM_TEMPLATE = { 'ec2:LaunchTemplate': TEMPLATE };
const OF_TEMPLATE = {
  ...FROM_TEMPLATE,
  'ec2:IsLaunchTemplateResource': 'true',
};

/** The parts of one RunInstances call, each of which IAM looks at by itself. */
const LAUNCH: Record<string, AccessRequest> = Object.fromEntries(
  Object.entries({
    template: [TEMPLATE, OURS],
    instance: [`${EC2}:instance/*`, { ...FROM_TEMPLATE, ...TAGGED }],
    volume: [`${EC2}:volume/*`, { ...FROM_TEMPLATE, ...TAGGED }],
    interface: [`${EC2}:network-interface/*`, FROM_TEMPLATE],
    subnet: [`${EC2}:subnet/${PLACE.subnets[1]}`, FROM_TEMPLATE],
    group: [`${EC2}:security-group/${PLACE.securityGroup}`, OF_TEMPLATE],
    image: [IMAGE, { ...OF_TEMPLATE, 'ec2:Owner': ACCOUNT }],
  } satisfies Record<string, [string, AccessRequest['context']]>).map(
    ([part, [resource, context]]) => [
      part,
      { action: 'ec2:RunInstances', resource, context },
    ],
  ),
);

/** What the portal must be able to do. */
export const MAY: Record<string, AccessRequest> = {
  ...Object.fromEntries(
    Object.entries(LAUNCH).map(([part, request]) => [
      `launch: ${part}`,
      request,
    ]),
  ),
  'tag what it launches': {
    action: 'ec2:CreateTags',
    resource: INSTANCE,
    context: { ...TAGGED, 'ec2:CreateAction': 'RunInstances' },
  },
  'pass the role of the workstations to EC2': {
    action: 'iam:PassRole',
    resource: `arn:aws:iam::${ACCOUNT}:role/${PLACE.role}`,
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  'end an instance of the deployment': {
    action: 'ec2:TerminateInstances',
    resource: INSTANCE,
    context: OURS,
  },
  'resize an instance of the deployment': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: INSTANCE,
    context: { ...OURS, 'ec2:Attribute/InstanceType': 'm7i.2xlarge' },
  },
  'choose the default version of a template': {
    action: 'ec2:ModifyLaunchTemplate',
    resource: TEMPLATE,
    context: OURS,
  },
  'name the owner of an instance': {
    action: 'ec2:CreateTags',
    resource: INSTANCE,
    context: {
      ...OURS,
      'aws:TagKeys': ['vdi:workstation', 'vdi:owner', 'Name'],
    },
  },
  'look at the fleet': { action: 'ec2:DescribeInstances', resource: '*' },
  'send a document of the deployment': {
    action: 'ssm:SendCommand',
    resource: `${SSM}:document/vdi-test-prepare`,
  },
  'send to an instance of the deployment': {
    action: 'ssm:SendCommand',
    resource: INSTANCE,
    context: { 'ssm:resourceTag/vdi:deployment': 'test' },
  },
  'read a password of the deployment': {
    action: 'secretsmanager:GetSecretValue',
    resource: `${SECRETS}:vdi/test/ws-1-AbCdEf`,
  },
  'create a password of the deployment': {
    action: 'secretsmanager:CreateSecret',
    resource: `${SECRETS}:vdi/test/ws-1`,
    context: TAGGED,
  },
  'write a route': {
    action: 'dynamodb:PutItem',
    resource: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/vdi-test-directory`,
  },
  'fetch events': {
    action: 'sqs:ReceiveMessage',
    resource: `arn:aws:sqs:eu-west-1:${ACCOUNT}:vdi-test-events`,
  },
  'look up prices': {
    action: 'pricing:GetProducts',
    resource: '*',
    context: { 'aws:RequestedRegion': 'eu-central-1' },
  },
  'publish metrics': {
    action: 'cloudwatch:PutMetricData',
    resource: '*',
    context: { 'cloudwatch:namespace': 'VDI' },
  },
};

/** What it must not, whoever holds its credentials. */
export const MAY_NOT: Record<string, AccessRequest> = {
  'launch another launch template': {
    ...LAUNCH.template,
    context: OTHERS,
  },
  'launch an untagged launch template': { ...LAUNCH.template, context: {} },
  'launch without a launch template': { ...LAUNCH.instance, context: TAGGED },
  'launch for another deployment': {
    ...LAUNCH.instance,
    context: { ...FROM_TEMPLATE, 'aws:RequestTag/vdi:deployment': 'other' },
  },
  'launch untagged': { ...LAUNCH.instance, context: FROM_TEMPLATE },
  'launch into another subnet': {
    ...LAUNCH.subnet,
    resource: `${EC2}:subnet/subnet-0000000000000000c`,
  },
  'launch with another security group': {
    ...LAUNCH.group,
    resource: `${EC2}:security-group/sg-0000000000000000b`,
  },
  'launch an image that the template does not name': {
    ...LAUNCH.image,
    context: {
      ...FROM_TEMPLATE,
      'ec2:IsLaunchTemplateResource': 'false',
      'ec2:Owner': ACCOUNT,
    },
  },
  "launch somebody else's image": {
    ...LAUNCH.image,
    context: { ...OF_TEMPLATE, 'ec2:Owner': '999999999999' },
  },
  'launch with a key pair': {
    ...LAUNCH.instance,
    resource: `${EC2}:key-pair/mine`,
    context: FROM_TEMPLATE,
  },
  'pass another role': {
    action: 'iam:PassRole',
    resource: `arn:aws:iam::${ACCOUNT}:role/Admin`,
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  'pass the role to another service': {
    action: 'iam:PassRole',
    resource: `arn:aws:iam::${ACCOUNT}:role/${PLACE.role}`,
    context: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  },
  'end an untagged instance': {
    action: 'ec2:TerminateInstances',
    resource: INSTANCE,
  },
  'end an instance of another deployment': {
    action: 'ec2:TerminateInstances',
    resource: INSTANCE,
    context: OTHERS,
  },
  'resize an instance of another deployment': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: INSTANCE,
    context: { ...OTHERS, 'ec2:Attribute/InstanceType': 'm7i.2xlarge' },
  },
  'change the user data of an instance': {
    action: 'ec2:ModifyInstanceAttribute',
    resource: INSTANCE,
    context: { ...OURS, 'ec2:Attribute/UserData': 'x' },
  },
  'take over a foreign instance': {
    action: 'ec2:CreateTags',
    resource: INSTANCE,
    context: TAGGED,
  },
  'take over an instance of another deployment': {
    action: 'ec2:CreateTags',
    resource: INSTANCE,
    context: { ...OTHERS, ...TAGGED },
  },
  'give an instance to another deployment': {
    action: 'ec2:CreateTags',
    resource: INSTANCE,
    context: {
      ...OURS,
      'aws:RequestTag/vdi:deployment': 'other',
      'aws:TagKeys': ['vdi:deployment'],
    },
  },
  'remove tags': {
    action: 'ec2:DeleteTags',
    resource: INSTANCE,
    context: { ...OURS, 'aws:TagKeys': ['vdi:deployment'] },
  },
  'choose the default version of a foreign launch template': {
    action: 'ec2:ModifyLaunchTemplate',
    resource: TEMPLATE,
    context: OTHERS,
  },
  'write a version of a launch template': {
    action: 'ec2:CreateLaunchTemplateVersion',
    resource: TEMPLATE,
    context: OURS,
  },
  'run any script': {
    action: 'ssm:SendCommand',
    resource: `${SSM}:document/AWS-RunShellScript`,
  },
  'send a document of another deployment': {
    action: 'ssm:SendCommand',
    resource: `${SSM}:document/vdi-other-prepare`,
  },
  'send to an untagged instance': {
    action: 'ssm:SendCommand',
    resource: INSTANCE,
  },
  'read another secret': {
    action: 'secretsmanager:GetSecretValue',
    resource: `${SECRETS}:billing-AbCdEf`,
  },
  'read a password of another deployment': {
    action: 'secretsmanager:GetSecretValue',
    resource: `${SECRETS}:vdi/other/ws-1-AbCdEf`,
  },
  'create an untagged secret': {
    action: 'secretsmanager:CreateSecret',
    resource: `${SECRETS}:vdi/test/ws-1`,
  },
  'look around in another region': {
    action: 'ec2:DescribeInstances',
    resource: '*',
    context: { 'aws:RequestedRegion': 'us-east-1' },
  },
  'publish metrics as somebody else': {
    action: 'cloudwatch:PutMetricData',
    resource: '*',
    context: { 'cloudwatch:namespace': 'Billing' },
  },
  'delete from the directory': {
    action: 'dynamodb:DeleteItem',
    resource: `arn:aws:dynamodb:eu-west-1:${ACCOUNT}:table/vdi-test-directory`,
  },
};
