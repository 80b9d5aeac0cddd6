import type { HttpRequest } from './request';

/** @public */
export interface HttpResponse {
  status: number;
  contentType: string;
  body: string;
  headers?: Record<string, string>;
}

/**
 * What a function returns; every front understands it.
 *
 * @public
 */
export interface LambdaResult {
  statusCode: number;
  headers?: Record<string, string>;
  multiValueHeaders?: Record<string, string[]>;
  body: string;
  isBase64Encoded: false;
}

/** @public */
export function toLambdaResult(
  response: HttpResponse,
  request: Pick<HttpRequest, 'multiValueHeaders'>,
): LambdaResult {
  const headers: Record<string, string> = {
    'Content-Type': response.contentType,
    'Cache-Control': 'no-store',
    ...response.headers,
  };
  return {
    statusCode: response.status,
    // A load balancer ignores whichever of the two it is not set to
    ...(request.multiValueHeaders
      ? {
          multiValueHeaders: Object.fromEntries(
            Object.entries(headers).map(([name, value]) => [name, [value]]),
          ),
        }
      : { headers }),
    body: response.body,
    isBase64Encoded: false,
  };
}
