import { randomUUID } from 'node:crypto';
import { AwsError } from './AwsError';
import { JsonInput } from './JsonInput';
import type {
  AwsService,
  CommonErrors,
  HttpRequest,
  HttpResponse,
} from './AwsService';

/** One operation: from the request's members to those of its answer. */
export type JsonOperation = (input: JsonInput) => object;

/** Errors of services that speak the AWS JSON protocol. */
export const JSON_ERRORS: CommonErrors = {
  throttled: () => new AwsError('ThrottlingException', 'Rate exceeded'),
  internal: () =>
    new AwsError(
      'InternalServerError',
      'An error occurred on the server side.',
      500,
    ),
  unknownKey: () =>
    new AwsError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
  unsigned: () =>
    new AwsError(
      'MissingAuthenticationTokenException',
      'Request is missing Authentication Token',
    ),
};

/** The operation of a header such as `X-Amz-Target: AmazonSSM.SendCommand`. */
export function targetOperation(
  request: HttpRequest,
  prefix: string,
): string | undefined {
  const target = request.headers['x-amz-target'];
  return typeof target === 'string' && target.startsWith(`${prefix}.`)
    ? target.slice(prefix.length + 1)
    : undefined;
}

export function jsonResponse(
  body: object,
  status = 200,
  headers: Record<string, string> = {},
): HttpResponse {
  return {
    status,
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': randomUUID(),
      ...headers,
    },
    body: JSON.stringify(body),
  };
}

export function jsonRefusal(error: AwsError): HttpResponse {
  return jsonResponse(
    { __type: error.code, message: error.message },
    error.status,
    {
      'x-amzn-errortype': error.code,
    },
  );
}

/** A service of the AWS JSON 1.1 protocol from its operations. */
export function createJsonService(options: {
  name: string;
  /** What stands before the dot in `X-Amz-Target` */
  target: string;
  operations: Record<string, JsonOperation>;
}): AwsService {
  const operations = new Map(Object.entries(options.operations));
  return {
    name: options.name,
    errors: JSON_ERRORS,
    operation: request => targetOperation(request, options.target),
    handle(operation, request) {
      const run = operations.get(operation);
      if (!run) {
        throw new AwsError(
          'UnknownOperationException',
          `The simulator does not know ${options.name}:${operation}.`,
        );
      }
      return jsonResponse(run(JsonInput.parse(request.body)));
    },
    refuse: jsonRefusal,
  };
}
