import { eventShapes } from './__testUtils__';
import { onlyValue } from './onlyValue';
import { parseHttpEvent } from './request';
import { toLambdaResult } from './response';

describe.each(eventShapes)('an event of $name', shape => {
  it('is the request that was sent', () => {
    const request = parseHttpEvent(
      shape.toEvent({
        path: '/authenticate/ws-1/CaseKept',
        query: 'sessionId=a%2Fb%26c%3Dd+e%25&twice=1&twice=2&empty=',
        body: 'user=J%C3%BCrgen&token=a_b-c',
      }),
    );

    expect(request.method).toBe('POST');
    expect(request.path).toMatch(/\/authenticate\/ws-1\/CaseKept$/);
    expect(request.body.toString()).toBe('user=J%C3%BCrgen&token=a_b-c');
    expect(request.requestId).toMatch(/^(rest-1|http-1|Root=1-alb)$/);
    expect(onlyValue(request.query, 'sessionId')).toBe('a/b&c=d e%');
    expect(onlyValue(request.query, 'empty')).toBe('');
    expect(onlyValue(request.query, 'absent')).toBeUndefined();
  });

  it('without query and body is a request without them', () => {
    const request = parseHttpEvent(shape.toEvent({ method: 'GET', path: '/' }));
    expect(request.method).toBe('GET');
    expect([...request.query]).toEqual([]);
    expect(request.body).toHaveLength(0);
  });

  it('gets the headers of its response where it looks for them', () => {
    const result = toLambdaResult(
      { status: 201, contentType: 'text/xml', body: '<a/>' },
      parseHttpEvent(shape.toEvent({ path: '/' })),
    );
    const sent = result[shape.responseHeaders];
    expect([sent?.['Content-Type']].flat()).toEqual(['text/xml']);
    expect(result).toMatchObject({
      statusCode: 201,
      body: '<a/>',
      isBase64Encoded: false,
    });
    expect('headers' in result && 'multiValueHeaders' in result).toBe(false);
  });
});

it('does not take one of two values of a parameter', () => {
  for (const shape of eventShapes.filter(({ name }) => name !== 'ALB')) {
    const { query } = parseHttpEvent(
      shape.toEvent({ path: '/', query: 'twice=1&twice=2' }),
    );
    expect(onlyValue(query, 'twice')).toBeUndefined();
  }
});

it.each([
  undefined,
  null,
  7,
  'text',
  [],
  {},
  { requestContext: null, path: 5, httpMethod: {}, body: [], headers: 1 },
  { requestContext: { elb: {} }, queryStringParameters: { a: null } },
])('reads %j as a request for nothing', event => {
  expect(parseHttpEvent(event)).toMatchObject({ method: '', path: '' });
});
