/**
 * One HTTP request, whichever front handed it to the function.
 *
 * @public
 */
export interface HttpRequest {
  /** Upper case; empty when the event bears none. */
  method: string;
  /** As received: case kept, a stage prefix still in front. */
  path: string;
  /** Decoded. */
  query: URLSearchParams;
  body: Buffer;
  /** The front's own id of the request. */
  requestId?: string;
  /** The front is an ALB that takes response headers in `multiValueHeaders` only. */
  multiValueHeaders: boolean;
}

type Fields = Record<string, unknown>;

/**
 * Reads the events of API Gateway REST (payload 1.0), HTTP APIs and function URLs (payload 2.0), and
 * Application Load Balancers. Never throws: what is not such an event has an empty method and path.
 *
 * @public
 */
export function parseHttpEvent(event: unknown): HttpRequest {
  const fields = fieldsOf(event);
  const context = fieldsOf(fields.requestContext);
  return {
    method: textOf(
      fields.httpMethod ?? fieldsOf(context.http).method,
    ).toUpperCase(),
    path: textOf(fields.path ?? fields.rawPath),
    query: queryOf(fields, context),
    body: Buffer.from(
      textOf(fields.body),
      fields.isBase64Encoded === true ? 'base64' : 'utf8',
    ),
    requestId: requestIdOf(fields, context),
    multiValueHeaders:
      isLoadBalancer(context) && fields.multiValueHeaders !== undefined,
  };
}

function queryOf(fields: Fields, context: Fields): URLSearchParams {
  if (typeof fields.rawQueryString === 'string') {
    return new URLSearchParams(fields.rawQueryString);
  }
  const pairs = pairsOf(
    fields.multiValueQueryStringParameters ?? fields.queryStringParameters,
  );
  // A load balancer hands the parameters over as they stood in the URL, everybody else decodes them:
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/lambda-functions.html
  return isLoadBalancer(context)
    ? new URLSearchParams(pairs.map(pair => pair.join('=')).join('&'))
    : new URLSearchParams(pairs);
}

function pairsOf(parameters: unknown): [string, string][] {
  return Object.entries(fieldsOf(parameters)).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value]).map((one): [string, string] => [
      name,
      textOf(one),
    ]),
  );
}

function requestIdOf(fields: Fields, context: Fields): string | undefined {
  const headers = fieldsOf(fields.headers ?? fields.multiValueHeaders);
  const trace = headers['x-amzn-trace-id'];
  const id = context.requestId ?? (Array.isArray(trace) ? trace[0] : trace);
  return typeof id === 'string' ? id : undefined;
}

function isLoadBalancer(context: Fields): boolean {
  return context.elb !== undefined;
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {};
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
