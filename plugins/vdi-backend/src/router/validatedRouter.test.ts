import { createServer, type Server } from 'node:http';
import { MiddlewareFactory } from '@backstage/backend-defaults/rootHttpRouter';
import { mockServices } from '@backstage/backend-test-utils';
import express from 'express';
import request from 'supertest';
import { spec } from '../schema/openapi/generated/spec';
import { PATTERN_WORDS } from './requestErrors';
import { validatedRouter } from './validatedRouter';

const ME = {
  may: {
    createWorkstations: true,
    readFleet: false,
    manageTemplates: false,
    managePools: false,
    readImages: false,
    createImages: false,
  },
  workstations: { used: 0, limit: 3 },
};

describe('validatedRouter', () => {
  let answer: unknown;
  let server: Server;

  beforeAll(() => {
    const app = express();
    app.use(
      '/v1',
      validatedRouter(router => {
        router.get('/me', async (_, response) => {
          response.json(answer as typeof ME);
        });
      }),
    );
    app.use(
      MiddlewareFactory.create({
        config: mockServices.rootConfig(),
        logger: mockServices.logger.mock(),
      }).error(),
    );
    server = createServer(app);
  });

  afterAll(() => server.close());

  it.each([
    ['an unknown field', { ...ME, secret: 'x' }],
    ['a missing field', { may: ME.may }],
    ['a wrong type', { ...ME, workstations: { used: -1, limit: '3' } }],
  ])('does not let out an answer with %s', async (_, wrong) => {
    answer = wrong;
    const response = await request(server).get('/v1/me');
    expect(response.status).toBe(500);
    expect(response.text).not.toContain('secret":"x');
  });

  it('lets out an answer that fits', async () => {
    answer = ME;
    const response = await request(server).get('/v1/me');
    expect(response.body).toEqual(ME);
    expect(response.status).toBe(200);
  });

  it('serves the specification under its own address', async () => {
    const { body } = await request(server).get('/v1/openapi.json');
    expect(body).toEqual({ ...spec, servers: [{ url: '/v1' }] });
  });

  it('knows no route beyond the specification', async () => {
    const response = await request(server).get('/v1/nothing');
    expect(response.status).toBe(404);
    expect(response.body.error.name).toBe('NotFoundError');
  });
});

describe('PATTERN_WORDS', () => {
  it('has words for every pattern in a request', () => {
    const fields = new Set<string>();
    const schemas: Record<string, object> = spec.components.schemas;
    const hasPattern = (schema: { $ref?: string }) =>
      'pattern' in schema ||
      (schema.$ref !== undefined &&
        'pattern' in (schemas[schema.$ref.split('/').pop() ?? ''] ?? {}));
    const visit = (value: unknown, key?: string) => {
      if (typeof value !== 'object' || value === null) {
        return;
      }
      const { name, schema } = value as { name?: string; schema?: object };
      if (name && schema && hasPattern(schema)) {
        fields.add(name);
      } else if (key && hasPattern(value) && !(key in schemas)) {
        fields.add(key);
      }
      Object.entries(value).forEach(([inner, each]) => visit(each, inner));
    };
    visit(spec);
    fields.delete('schema');
    // Entries of lists go by the list's name.
    fields.delete('items');
    ['instanceTypes', 'subnetIds', 'groups', 'tools', 'packages'].forEach(
      each => fields.add(each),
    );
    const worded = Object.keys(PATTERN_WORDS).map(
      each => each.split('.').pop() ?? '',
    );
    expect([...fields].sort()).toEqual([...new Set(worded)].sort());
  });
});
