import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { serializeError } from '@backstage/errors';
import express, { type Router } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import { parse } from 'yaml';
import type { FakeVdi } from './FakeVdi';

const API = parse(
  readFileSync(
    resolve(__dirname, '../../../vdi-backend/src/schema/openapi.yaml'),
    'utf8',
  ),
);

const STATUSES: Record<string, number> = {
  ConflictError: 409,
  NotFoundError: 404,
};

const errorHandler: express.ErrorRequestHandler = (error, _req, res, _next) => {
  const status = error.status ?? STATUSES[error.name] ?? 500;
  res.status(status).json(bodyOf(status, error));
};

/** The body of Backstage's errors. */
function bodyOf(statusCode: number, error: Error) {
  return { error: serializeError(error), response: { statusCode } };
}

/** What a test wants to know of requests, and to do with them before they are answered. */
export type OnRequest = (request: {
  method: string;
  path: string;
  token?: string;
}) => Promise<number | undefined>;

/**
 * {@link FakeVdi} over HTTP. Requests and answers have to agree with the API that the VDI backend publishes.
 *
 * @param onRequest - a status that it gives is the answer
 */
export function fakeVdiRouter(
  vdi: () => FakeVdi,
  onRequest: OnRequest,
): Router {
  const router = express.Router();
  router.use(express.json());
  router.use((req, res, next) => {
    const token = req.headers.authorization?.replace(/^Bearer /, '');
    onRequest({ method: req.method, path: req.path, token })
      .then(status =>
        status === undefined
          ? next()
          : res.status(status).json(bodyOf(status, new Error('Not now.'))),
      )
      .catch(next);
  });
  router.use(
    openApiValidator({
      apiSpec: { ...API, servers: [{ url: '/api/vdi/v1' }] },
      validateRequests: { allowUnknownQueryParameters: false },
      validateResponses: true,
    }),
  );
  const isDryRun = (req: express.Request) =>
    String(req.query.dryRun) === 'true';

  router.post('/images', (req, res) => {
    const { created, detail } = vdi().createImage(req.body, isDryRun(req));
    res.status(created ? 201 : 200).json(detail);
  });
  router.get('/images/:id', (req, res) => {
    res.json(vdi().image(req.params.id));
  });
  router.patch('/images/:id', (req, res) => {
    res.json(vdi().changeImage(req.params.id, req.body, isDryRun(req)));
  });
  router.delete('/images/:id', (req, res) => {
    res.status(202).json(vdi().deleteImage(req.params.id));
  });
  router.post('/images/:id/builds', (req, res) => {
    const build = vdi().startBuild(req.params.id, req.get('Idempotency-Key'));
    res.status(202).json(build);
  });
  router.get('/images/:id/builds/:buildId', (req, res) => {
    res.json(vdi().build(req.params.id, req.params.buildId));
  });
  router.get('/pools/:id', (req, res) => {
    res.json(vdi().pool(req.params.id));
  });
  router.put('/pools/:id', (req, res) => {
    res.json(vdi().configurePool(req.params.id, req.body));
  });
  router.get('/templates/:id', (req, res) => {
    res.json({ template: vdi().template(req.params.id), versions: [] });
  });
  router.post('/workstations', (req, res) => {
    const key = req.get('Idempotency-Key');
    res.status(201).json(vdi().createWorkstation(req.body, key));
  });
  router.use(errorHandler);
  return router;
}
