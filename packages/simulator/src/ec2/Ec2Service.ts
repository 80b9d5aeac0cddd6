import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/AwsError';
import type { AwsService, HttpRequest, HttpResponse } from '../aws/AwsService';
import type { Faults, TokenBuckets } from '../faults';
import type { World } from '../world/World';
import { describeInstanceTypes, describeSubnets } from './actions/catalog';
import {
  modifyInstanceAttribute,
  rebootInstances,
  startInstances,
  stopInstances,
  terminateInstances,
} from './actions/changeInstances';
import { deleteLaunchTemplateVersions } from './actions/deleteLaunchTemplateVersions';
import {
  describeInstances,
  describeInstanceStatus,
} from './actions/describeInstances';
import { deregisterImage, describeImages } from './actions/images';
import {
  createLaunchTemplate,
  createLaunchTemplateVersion,
  deleteLaunchTemplate,
  describeLaunchTemplates,
  modifyLaunchTemplate,
} from './actions/launchTemplates';
import { describeLaunchTemplateVersions } from './actions/launchTemplateVersions';
import { runInstances } from './actions/runInstances';
import { deleteSnapshot, describeSnapshots } from './actions/snapshots';
import { createTags, deleteTags } from './actions/tags';
import { bucketUses } from './bucketUses';
import type { Ec2Action } from './Ec2Context';
import { idempotentAction } from './idempotentAction';
import { Instances } from './Instances';
import { QueryParameters } from './QueryParameters';
import { escapeText, writeElement } from './xml';

const ACTIONS = new Map<string, Ec2Action>(
  Object.entries({
    RunInstances: runInstances,
    DescribeInstances: describeInstances,
    DescribeInstanceStatus: describeInstanceStatus,
    StartInstances: startInstances,
    StopInstances: stopInstances,
    RebootInstances: rebootInstances,
    ModifyInstanceAttribute: modifyInstanceAttribute,
    TerminateInstances: terminateInstances,
    CreateTags: createTags,
    DeleteTags: deleteTags,
    DescribeLaunchTemplates: describeLaunchTemplates,
    DescribeLaunchTemplateVersions: describeLaunchTemplateVersions,
    CreateLaunchTemplate: idempotentAction(
      'CreateLaunchTemplate',
      createLaunchTemplate,
    ),
    CreateLaunchTemplateVersion: idempotentAction(
      'CreateLaunchTemplateVersion',
      createLaunchTemplateVersion,
    ),
    ModifyLaunchTemplate: modifyLaunchTemplate,
    DeleteLaunchTemplate: deleteLaunchTemplate,
    DeleteLaunchTemplateVersions: deleteLaunchTemplateVersions,
    DescribeImages: describeImages,
    DeregisterImage: deregisterImage,
    DescribeSnapshots: describeSnapshots,
    DeleteSnapshot: deleteSnapshot,
    DescribeSubnets: describeSubnets,
    DescribeInstanceTypes: describeInstanceTypes,
  }),
);

const NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/';

const ERRORS: AwsService['errors'] = {
  throttled: () =>
    new AwsError('RequestLimitExceeded', 'Request limit exceeded.', 503),
  internal: () =>
    new AwsError('InternalError', 'An internal error has occurred', 500),
  unknownKey: () =>
    new AwsError(
      'AuthFailure',
      'AWS was not able to validate the provided access credentials',
      401,
    ),
  unsigned: () =>
    new AwsError(
      'MissingAuthenticationToken',
      'Request is missing Authentication Token',
      401,
    ),
};

/** EC2's query protocol. */
export function createEc2Service(options: {
  world: World;
  faults: Faults;
  buckets: TokenBuckets;
}): AwsService {
  const { world, faults, buckets } = options;
  const context = { world, faults, instances: new Instances(world) };
  return {
    name: 'ec2',
    errors: ERRORS,
    operation: readAction,
    handle(operation, request) {
      const action = ACTIONS.get(operation);
      if (!action) {
        throw new AwsError(
          'InvalidAction',
          `The action ${operation} is not valid for this web service.`,
        );
      }
      const parameters = QueryParameters.parse(request.body.toString('utf8'));
      if (!buckets.take(bucketUses(operation, parameters), world.now())) {
        throw ERRORS.throttled();
      }
      return xmlResponse(operation, writeMembers(action(context, parameters)));
    },
    refuse: error => ({
      status: error.status,
      headers: { 'content-type': 'text/xml;charset=UTF-8' },
      body: `<?xml version="1.0" encoding="UTF-8"?>\n<Response><Errors><Error><Code>${
        error.code
      }</Code><Message>${escapeText(
        error.message,
      )}</Message></Error></Errors><RequestID>${randomUUID()}</RequestID></Response>`,
    }),
  };
}

/** The action's name stands first in the form, so the body need not be parsed for it. */
function readAction(request: HttpRequest): string | undefined {
  const type = request.headers['content-type'] ?? '';
  if (!type.startsWith('application/x-www-form-urlencoded')) return undefined;
  const start = request.body.subarray(0, 2000).toString('utf8');
  return /(?:^|&)Action=(\w+)/.exec(start)?.[1] ?? 'unknown';
}

function writeMembers(members: ReturnType<Ec2Action>): string {
  return Object.entries(members)
    .map(([name, value]) => writeElement(name, value))
    .join('');
}

function xmlResponse(operation: string, members: string): HttpResponse {
  return {
    status: 200,
    headers: { 'content-type': 'text/xml;charset=UTF-8' },
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<${operation}Response xmlns="${NAMESPACE}"><requestId>${randomUUID()}</requestId>${members}</${operation}Response>`,
  };
}
