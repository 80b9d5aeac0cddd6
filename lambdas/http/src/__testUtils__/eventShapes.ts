import type {
  ALBEvent,
  APIGatewayProxyEvent,
  APIGatewayProxyEventV2,
} from 'aws-lambda';

/** A request as a client sends it, before a front turns it into an event. */
export interface SentRequest {
  method?: string;
  path: string;
  /** As it stands in the URL, without `?`. */
  query?: string;
  body?: string;
}

/** How one front hands a request to a function. */
export interface EventShape {
  name: string;
  toEvent(request: SentRequest): object;
  /** Where the front expects the headers of the response. */
  responseHeaders: 'headers' | 'multiValueHeaders';
}

function rest(
  request: SentRequest,
  stage = '',
  base64 = false,
): Partial<APIGatewayProxyEvent> {
  const query = grouped(new URLSearchParams(request.query));
  return {
    resource: '/{proxy+}',
    httpMethod: request.method ?? 'POST',
    path: `${stage}${request.path}`,
    headers: { Accept: 'application/json' },
    multiValueHeaders: { Accept: ['application/json'] },
    queryStringParameters: lastOf(query),
    multiValueQueryStringParameters: query,
    pathParameters: null,
    requestContext: {
      requestId: 'rest-1',
      stage: 'prod',
    } as APIGatewayProxyEvent['requestContext'],
    body: bodyOf(request, base64) ?? null,
    isBase64Encoded: base64,
  };
}

function payload2(
  request: SentRequest,
  stage = '',
  base64 = false,
): Partial<APIGatewayProxyEventV2> {
  const query = grouped(new URLSearchParams(request.query));
  const path = `${stage}${request.path}`;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: request.query ?? '',
    headers: { accept: 'application/json' },
    queryStringParameters: Object.fromEntries(
      Object.entries(query ?? {}).map(([name, all]) => [name, all.join(',')]),
    ),
    requestContext: {
      requestId: 'http-1',
      http: { method: request.method ?? 'POST', path },
    } as APIGatewayProxyEventV2['requestContext'],
    body: bodyOf(request, base64),
    isBase64Encoded: base64,
  };
}

function loadBalancer(request: SentRequest, multiValue: boolean): ALBEvent {
  const query: Record<string, string[]> = {};
  for (const pair of (request.query ?? '').split('&').filter(Boolean)) {
    const [name, ...value] = pair.split('=');
    (query[name] ??= []).push(value.join('='));
  }
  const headers = {
    accept: 'application/json',
    'x-amzn-trace-id': 'Root=1-alb',
  };
  return {
    requestContext: { elb: { targetGroupArn: 'arn:aws:elasticloadbalancing' } },
    httpMethod: request.method ?? 'POST',
    path: request.path,
    ...(multiValue
      ? {
          multiValueQueryStringParameters: query,
          multiValueHeaders: grouped(Object.entries(headers)) ?? {},
        }
      : { queryStringParameters: lastOf(query) ?? {}, headers }),
    body: bodyOf(request, true) ?? '',
    isBase64Encoded: true,
  };
}

/** Every way in which the functions may be reached. */
export const eventShapes: EventShape[] = [
  {
    name: 'API Gateway REST',
    toEvent: request => rest(request),
    responseHeaders: 'headers',
  },
  {
    name: 'API Gateway REST behind a base path, binary bodies',
    toEvent: request => rest(request, '/vdi/prod', true),
    responseHeaders: 'headers',
  },
  {
    name: 'HTTP API with a stage',
    toEvent: request => payload2(request, '/prod'),
    responseHeaders: 'headers',
  },
  {
    name: 'function URL',
    toEvent: request => payload2(request, '', true),
    responseHeaders: 'headers',
  },
  {
    name: 'ALB',
    toEvent: request => loadBalancer(request, false),
    responseHeaders: 'headers',
  },
  {
    name: 'ALB with multi-value headers',
    toEvent: request => loadBalancer(request, true),
    responseHeaders: 'multiValueHeaders',
  },
];

function bodyOf(request: SentRequest, base64: boolean): string | undefined {
  return base64 && request.body !== undefined
    ? Buffer.from(request.body).toString('base64')
    : request.body;
}

function grouped(
  pairs: Iterable<[string, string]>,
): Record<string, string[]> | null {
  const groups: Record<string, string[]> = {};
  for (const [name, value] of pairs) {
    (groups[name] ??= []).push(value);
  }
  return Object.keys(groups).length ? groups : null;
}

function lastOf(
  groups: Record<string, string[]> | null,
): Record<string, string> | null {
  return (
    groups &&
    Object.fromEntries(
      Object.entries(groups).map(([name, all]) => [name, all[all.length - 1]]),
    )
  );
}
