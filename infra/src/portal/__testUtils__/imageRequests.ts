import { type AccessRequest, ACCOUNT } from '../../__testUtils__';
import { PLACE } from './portalStack';

const BUILDER = `arn:aws:imagebuilder:eu-west-1:${ACCOUNT}`;
const AMAZON = 'arn:aws:imagebuilder:eu-west-1:aws';
const TEMPLATE = `arn:aws:ec2:eu-west-1:${ACCOUNT}:launch-template/lt-0123456789abcdef0`;
const IMAGE = 'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0';
const SNAPSHOT = 'arn:aws:ec2:eu-west-1::snapshot/snap-0123456789abcdef0';
const BUILD = `${BUILDER}:image/vdi-test-data/1.2.3/1`;
const OWNER = 'group:default/data';

type Context = NonNullable<AccessRequest['context']>;

/** What this app deploys bears no owner. */
const OURS: Context = { 'aws:ResourceTag/vdi:deployment': 'test' };
const PROJECT: Context = { ...OURS, 'aws:ResourceTag/vdi:owner-ref': OWNER };
/** `vdi-test-x-…` is what another deployment called `test-x` has. */
const OTHERS: Context = {
  'aws:ResourceTag/vdi:deployment': 'test-x',
  'aws:ResourceTag/vdi:owner-ref': OWNER,
};

function requested(tags: Record<string, string>): Context {
  return {
    ...Object.fromEntries(
      Object.entries(tags).map(([key, value]) => [
        `aws:RequestTag/${key}`,
        value,
      ]),
    ),
    'aws:TagKeys': Object.keys(tags),
  };
}

const TAGGED = requested({ 'vdi:deployment': 'test', 'vdi:owner-ref': OWNER });
const TAGGED_FOR_OTHERS = requested({
  'vdi:deployment': 'test-x',
  'vdi:owner-ref': OWNER,
});

/** The parts of a project, and the action that makes each. */
const PARTS = {
  Component: `${BUILDER}:component/vdi-test-data-packages/1.2.3/1`,
  DistributionConfiguration: `${BUILDER}:distribution-configuration/vdi-test-data`,
  ImagePipeline: `${BUILDER}:image-pipeline/vdi-test-data`,
  ImageRecipe: `${BUILDER}:image-recipe/vdi-test-data/1.2.3`,
  InfrastructureConfiguration: `${BUILDER}:infrastructure-configuration/vdi-test-data`,
};

function ofEach(
  parts: object,
  verb: string,
  context?: Context,
): Record<string, AccessRequest> {
  return Object.fromEntries(
    Object.entries(parts).map(([kind, resource]) => [
      kind,
      { action: `imagebuilder:${verb}${kind}`, resource, context },
    ]),
  );
}

function named(
  what: string,
  requests: Record<string, AccessRequest>,
): Record<string, AccessRequest> {
  return Object.fromEntries(
    Object.entries(requests).map(([kind, request]) => [
      `${what}: ${kind}`,
      request,
    ]),
  );
}

const { Component: _never, ImageRecipe: _changes, ...CHANGEABLE } = PARTS;

function tagging(resource: string, context: Context): AccessRequest {
  return { action: 'imagebuilder:TagResource', resource, context };
}

const PASS: AccessRequest = {
  action: 'iam:PassRole',
  resource: `arn:aws:iam::${ACCOUNT}:role/${PLACE.buildRole}`,
  context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
};

const VERSION: AccessRequest = {
  action: 'ec2:CreateLaunchTemplateVersion',
  resource: TEMPLATE,
  context: PROJECT,
};

const UNTAG: AccessRequest = {
  action: 'ec2:DeleteTags',
  resource: TEMPLATE,
  context: { ...PROJECT, 'aws:TagKeys': ['vdi:groups'] },
};

/** What the portal must be able to do for image projects. */
export const IMAGES_MAY: Record<string, AccessRequest> = {
  'find pipelines': {
    action: 'imagebuilder:ListImagePipelines',
    resource: '*',
  },
  ...named("read a template's, or what is not there", ofEach(PARTS, 'Get')),
  'list the builds of a pipeline': {
    action: 'imagebuilder:ListImagePipelineImages',
    resource: PARTS.ImagePipeline,
  },
  'see the steps of a build': {
    action: 'imagebuilder:ListWorkflowStepExecutions',
    resource: `${BUILDER}:workflow-execution/wf-0123456789abcdef0`,
  },
  'read a component of Amazon': {
    action: 'imagebuilder:GetComponent',
    resource: `${AMAZON}:component/amazon-cloudwatch-agent-linux/1.0.1/1`,
  },
  'build upon the newest image of a template': {
    action: 'imagebuilder:GetImage',
    resource: `${BUILDER}:image/vdi-test-ubuntu/1.2.3/1`,
  },
  ...named('make', ofEach(PARTS, 'Create', TAGGED)),
  ...named('change', ofEach(CHANGEABLE, 'Update', PROJECT)),
  ...named('delete', ofEach(PARTS, 'Delete', PROJECT)),
  'tag what is made, before it counts as tagged': tagging(
    PARTS.ImagePipeline,
    TAGGED,
  ),
  'tag what is made, once it counts as tagged': tagging(PARTS.ImagePipeline, {
    ...TAGGED,
    ...PROJECT,
  }),
  'tag a tool, which has no owner': tagging(
    `${BUILDER}:component/vdi-test-tool-vscode/1.2.3/1`,
    { ...requested({ 'vdi:deployment': 'test' }), ...OURS },
  ),
  'start a build': {
    action: 'imagebuilder:StartImagePipelineExecution',
    resource: PARTS.ImagePipeline,
    context: PROJECT,
  },
  'cancel a build': {
    action: 'imagebuilder:CancelImageCreation',
    resource: BUILD,
    context: PROJECT,
  },
  'pass the role of build machines to EC2': PASS,
  'see the instance profile of build machines': {
    action: 'iam:GetInstanceProfile',
    resource: `arn:aws:iam::${ACCOUNT}:instance-profile/${PLACE.buildRole}`,
  },
  'make a launch template': {
    action: 'ec2:CreateLaunchTemplate',
    resource: `${TEMPLATE.split('/')[0]}/*`,
    context: TAGGED,
  },
  'tag the launch template that it makes': {
    action: 'ec2:CreateTags',
    resource: TEMPLATE,
    context: { ...TAGGED, 'ec2:CreateAction': 'CreateLaunchTemplate' },
  },
  'write a version of the launch template of a project': VERSION,
  'give the launch template of a project to another owner': {
    action: 'ec2:CreateTags',
    resource: TEMPLATE,
    context: { ...PROJECT, ...TAGGED },
  },
  'open the launch template of a project to everybody': UNTAG,
  'delete the launch template of a project': {
    action: 'ec2:DeleteLaunchTemplate',
    resource: TEMPLATE,
    context: PROJECT,
  },
  'delete an image of a project': {
    action: 'ec2:DeregisterImage',
    resource: IMAGE,
    context: PROJECT,
  },
  'delete the snapshot of an image': {
    action: 'ec2:DeleteSnapshot',
    resource: SNAPSHOT,
    context: { 'aws:ResourceTag/CreatedBy': 'EC2 Image Builder' },
  },
};

/** What it must not, although it may make image projects. */
export const IMAGES_MAY_NOT: Record<string, AccessRequest> = {
  'find pipelines in another region': {
    ...IMAGES_MAY['find pipelines'],
    context: { 'aws:RequestedRegion': 'us-east-1' },
  },
  'read a pipeline of something else': {
    action: 'imagebuilder:GetImagePipeline',
    resource: `${BUILDER}:image-pipeline/golden`,
  },
  ...named('make untagged', ofEach(PARTS, 'Create')),
  ...named(
    'make for another deployment',
    ofEach(PARTS, 'Create', TAGGED_FOR_OTHERS),
  ),
  'make under another name': {
    action: 'imagebuilder:CreateImagePipeline',
    resource: `${BUILDER}:image-pipeline/golden`,
    context: TAGGED,
  },
  ...named("change the app's own", ofEach(CHANGEABLE, 'Update', OURS)),
  ...named("delete the app's own", ofEach(PARTS, 'Delete', OURS)),
  ...named("change another deployment's", ofEach(CHANGEABLE, 'Update', OTHERS)),
  ...named("delete another deployment's", ofEach(PARTS, 'Delete', OTHERS)),
  ...named('delete what is untagged', ofEach(PARTS, 'Delete')),
  "take over the app's own by a tag": tagging(PARTS.ImagePipeline, {
    ...TAGGED,
    ...OURS,
  }),
  "take over another deployment's by a tag": tagging(
    `${BUILDER}:image-pipeline/vdi-test-x-data`,
    { ...TAGGED, ...OTHERS },
  ),
  "take over another deployment's tool by a tag": tagging(
    `${BUILDER}:component/vdi-test-tool-vscode/1.2.3/1`,
    { ...TAGGED, ...OTHERS },
  ),
  'give a part to another deployment': tagging(PARTS.ImagePipeline, {
    ...PROJECT,
    ...TAGGED_FOR_OTHERS,
  }),
  "start the app's own pipeline": {
    action: 'imagebuilder:StartImagePipelineExecution',
    resource: `${BUILDER}:image-pipeline/vdi-test-gateway`,
    context: OURS,
  },
  "cancel another deployment's build": {
    action: 'imagebuilder:CancelImageCreation',
    resource: `${BUILDER}:image/vdi-test-x-data/1.2.3/1`,
    context: OTHERS,
  },
  'share an image with another account': {
    action: 'imagebuilder:PutImagePolicy',
    resource: BUILD,
    context: PROJECT,
  },
  'pass the role of build machines to another service': {
    ...PASS,
    context: { 'iam:PassedToService': 'imagebuilder.amazonaws.com' },
  },
  'build with another role': {
    ...PASS,
    resource: `arn:aws:iam::${ACCOUNT}:role/vdi-test-x-image-builds`,
  },
  'make a launch template without an owner': {
    action: 'ec2:CreateLaunchTemplate',
    resource: TEMPLATE,
    context: requested({ 'vdi:deployment': 'test' }),
  },
  'make a launch template for another deployment': {
    action: 'ec2:CreateLaunchTemplate',
    resource: TEMPLATE,
    context: TAGGED_FOR_OTHERS,
  },
  "write a version of another deployment's launch template": {
    ...VERSION,
    context: OTHERS,
  },
  "take over the app's own launch template by a tag": {
    action: 'ec2:CreateTags',
    resource: TEMPLATE,
    context: { ...OURS, ...TAGGED },
  },
  'take over an untagged launch template': {
    action: 'ec2:CreateTags',
    resource: TEMPLATE,
    context: TAGGED,
  },
  'give a launch template to another deployment': {
    action: 'ec2:CreateTags',
    resource: TEMPLATE,
    context: { ...PROJECT, ...TAGGED_FOR_OTHERS },
  },
  "open the app's own launch template to everybody": {
    ...UNTAG,
    context: { ...OURS, 'aws:TagKeys': ['vdi:groups'] },
  },
  'remove what tells whose a launch template is': {
    ...UNTAG,
    context: { ...PROJECT, 'aws:TagKeys': ['vdi:groups', 'vdi:deployment'] },
  },
  'remove all tags of a launch template': { ...UNTAG, context: PROJECT },
  "delete an image of the app's own": {
    action: 'ec2:DeregisterImage',
    resource: IMAGE,
    context: OURS,
  },
  "delete another deployment's image": {
    action: 'ec2:DeregisterImage',
    resource: IMAGE,
    context: OTHERS,
  },
  'delete a snapshot that somebody else took': {
    action: 'ec2:DeleteSnapshot',
    resource: SNAPSHOT,
    context: { 'aws:ResourceTag/CreatedBy': 'backup' },
  },
};
