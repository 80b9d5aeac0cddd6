import { randomUUID } from 'node:crypto';
import { AwsError } from '../aws/AwsError';
import type {
  AwsService,
  CommonErrors,
  HttpRequest,
  HttpResponse,
} from '../aws/AwsService';
import { JsonInput } from '../aws/JsonInput';
import {
  createComponent,
  deleteComponent,
  getComponent,
  listComponentBuildVersions,
  listComponents,
} from './components';
import { CONFIGURATION_OPERATIONS } from './configurations';
import { idempotent } from './idempotent';
import type { ImageBuilderContext } from './ImageBuilderContext';
import {
  cancelImageCreation,
  deleteImage,
  getImage,
  listImageBuildVersions,
  listImagePackages,
  listImagePipelineImages,
  listImages,
} from './images';
import {
  createImagePipeline,
  deleteImagePipeline,
  getImagePipeline,
  listImagePipelines,
  startImagePipelineExecution,
  updateImagePipeline,
} from './pipelines';
import {
  createImageRecipe,
  deleteImageRecipe,
  getImageRecipe,
  listImageRecipes,
} from './recipes';
import { readRequest } from './RestInput';
import { listTagsForResource, tagResource, untagResource } from './tags';
import {
  getWorkflowExecution,
  listWorkflowExecutions,
  listWorkflowStepExecutions,
} from './workflows';

type Operation = (context: ImageBuilderContext, input: JsonInput) => object;

const OPERATIONS: Record<string, Operation> = {
  CreateComponent: createComponent,
  GetComponent: getComponent,
  ListComponents: listComponents,
  ListComponentBuildVersions: listComponentBuildVersions,
  DeleteComponent: deleteComponent,
  CreateImageRecipe: createImageRecipe,
  GetImageRecipe: getImageRecipe,
  ListImageRecipes: listImageRecipes,
  DeleteImageRecipe: deleteImageRecipe,
  ...CONFIGURATION_OPERATIONS,
  CreateImagePipeline: createImagePipeline,
  GetImagePipeline: getImagePipeline,
  UpdateImagePipeline: updateImagePipeline,
  ListImagePipelines: listImagePipelines,
  DeleteImagePipeline: deleteImagePipeline,
  StartImagePipelineExecution: startImagePipelineExecution,
  ListImagePipelineImages: listImagePipelineImages,
  GetImage: getImage,
  ListImages: listImages,
  ListImageBuildVersions: listImageBuildVersions,
  DeleteImage: deleteImage,
  ListImagePackages: listImagePackages,
  CancelImageCreation: cancelImageCreation,
  ListWorkflowExecutions: listWorkflowExecutions,
  GetWorkflowExecution: getWorkflowExecution,
  ListWorkflowStepExecutions: listWorkflowStepExecutions,
  TagResource: tagResource,
  UntagResource: untagResource,
  ListTagsForResource: listTagsForResource,
};

/** Those that take a client token. */
const IDEMPOTENT = /^(Create|Update|Start|Cancel)/;

const TAG_OPERATIONS: Record<string, string> = {
  GET: 'ListTagsForResource',
  POST: 'TagResource',
  DELETE: 'UntagResource',
};

const ERRORS: CommonErrors = {
  throttled: () =>
    new AwsError(
      'CallRateLimitExceededException',
      'You have exceeded the permitted request rate for the specific operation.',
      429,
    ),
  internal: () =>
    new AwsError(
      'ServiceUnavailableException',
      'The service is unable to process your request at this time.',
      503,
    ),
  unknownKey: () =>
    new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
      403,
    ),
  unsigned: () =>
    new AwsError(
      'MissingAuthenticationTokenException',
      'Missing Authentication Token',
      403,
    ),
};

/** Codes of the other JSON services, which this one says differently. */
const CODES: Record<string, string> = {
  ValidationException: 'InvalidRequestException',
};

const HEADERS = { 'content-type': 'application/json' };

/** EC2 Image Builder in its REST protocol: an operation is a path, with JSON for what it takes and answers. */
export function createImageBuilderService(
  context: ImageBuilderContext,
): AwsService {
  return {
    name: 'imagebuilder',
    errors: ERRORS,
    operation: readOperation,
    handle(operation, request) {
      const run = OPERATIONS[operation];
      if (!run) {
        throw new AwsError(
          'InvalidRequestException',
          `The simulator does not know imagebuilder:${operation}.`,
        );
      }
      const input = withResource(readRequest(request), request);
      const answer = IDEMPOTENT.test(operation)
        ? idempotent(operation, run)(context, input)
        : run(context, input);
      return respond({ requestId: randomUUID(), ...answer });
    },
    refuse: error => {
      const code = CODES[error.code] ?? error.code;
      return {
        ...respond({ message: error.message }, error.status),
        headers: { ...HEADERS, 'x-amzn-errortype': code },
      };
    },
  };
}

function respond(body: object, status = 200): HttpResponse {
  return { status, headers: HEADERS, body: JSON.stringify(body) };
}

/** All services share one address here; the signature tells which one a request is for. */
function readOperation({
  method,
  url,
  headers,
}: HttpRequest): string | undefined {
  if (!/\/imagebuilder\/aws4_request/.test(headers.authorization ?? '')) {
    return undefined;
  }
  const { pathname } = new URL(url, 'http://localhost');
  if (pathname.startsWith('/tags/')) return TAG_OPERATIONS[method];
  return /^\/(\w+)$/.exec(pathname)?.[1];
}

function withResource(input: JsonInput, { url }: HttpRequest): JsonInput {
  const resource = /^\/tags\/([^?]+)/.exec(url)?.[1];
  if (resource === undefined) return input;
  return JsonInput.of({
    ...input.all(),
    resourceArn: decodeURIComponent(resource),
  });
}
