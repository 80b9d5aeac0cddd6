import { randomUUID } from 'node:crypto';
import type { Request, Response } from 'express';

/** A Lambda function behind API Gateway. @public */
export type LambdaHandler = (event: unknown) => Promise<{
  statusCode: number;
  headers?: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
}>;

/** Serves a function as API Gateway does: the request becomes an event of a REST API's proxy integration. */
export function serveLambda(handler: LambdaHandler) {
  return async (request: Request, response: Response): Promise<void> => {
    const result = await handler(toEvent(request));
    response
      .status(result.statusCode)
      .set({ 'content-type': 'application/json', ...result.headers })
      .end(
        Buffer.from(
          result.body ?? '',
          result.isBase64Encoded ? 'base64' : 'utf8',
        ),
      );
  };
}

function toEvent(request: Request): object {
  const url = new URL(request.originalUrl, 'http://localhost');
  const names = [...new Set(url.searchParams.keys())];
  const ifAny = (record: Record<string, unknown>) =>
    names.length > 0 ? record : null;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      String(value),
    ]),
  );
  return {
    resource: '/{proxy+}',
    path: url.pathname,
    httpMethod: request.method,
    headers,
    multiValueHeaders: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, [value]]),
    ),
    queryStringParameters: ifAny(
      Object.fromEntries(
        names.map(name => [name, url.searchParams.getAll(name).at(-1)]),
      ),
    ),
    multiValueQueryStringParameters: ifAny(
      Object.fromEntries(
        names.map(name => [name, url.searchParams.getAll(name)]),
      ),
    ),
    pathParameters: { proxy: url.pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      requestId: randomUUID(),
      httpMethod: request.method,
      path: url.pathname,
      stage: 'simulator',
      identity: { sourceIp: request.socket.remoteAddress },
    },
    body:
      typeof request.body === 'string' && request.body !== ''
        ? request.body
        : null,
    isBase64Encoded: false,
  };
}
