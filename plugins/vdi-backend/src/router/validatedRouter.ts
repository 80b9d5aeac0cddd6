import type { createValidatedOpenApiRouter } from '@backstage/backend-openapi-utils';
import { NotFoundError } from '@backstage/errors';
import express, { type Router } from 'express';
import { middleware as openApiValidator } from 'express-openapi-validator';
import PromiseRouter from 'express-promise-router';
import { spec } from '../schema/openapi/generated/spec';
import { toRequestError } from './requestErrors';

/** A router whose routes have the types of the specification. */
export type VdiRouter = ReturnType<
  typeof createValidatedOpenApiRouter<typeof spec>
>;

/** A document that the validator takes. */
type ApiSpec = Exclude<
  Parameters<typeof openApiValidator>[0]['apiSpec'],
  string
>;

/**
 * Serves the routes within the specification: requests that do not fit are refused in a sentence that names the
 * field, answers that do not fit are errors of ours.
 *
 * It stands in for `createValidatedOpenApiRouter`, which keeps neither the field nor the status of what it refuses.
 */
export function validatedRouter(
  addRoutes: (router: VdiRouter) => void,
  apiSpec: object = spec,
): Router {
  const router = PromiseRouter();
  router.get('/openapi.json', (request, response) => {
    response.json({ ...apiSpec, servers: [{ url: request.baseUrl }] });
  });
  // Ten component documents of 16,000 characters, of which JSON makes up to three times as many bytes.
  router.use('/images', express.json({ limit: '512kb' }));
  router.use(express.json());
  router.use(
    openApiValidator({
      // It changes what it is given.
      apiSpec: structuredClone(apiSpec) as ApiSpec,
      validateRequests: {
        coerceTypes: false,
        allowUnknownQueryParameters: false,
      },
      validateResponses: true,
      useRequestUrl: true,
    }),
  );
  router.use(
    (
      error: unknown,
      _request: express.Request,
      response: express.Response,
      next: express.NextFunction,
    ) => {
      const refusal = toRequestError(error);
      response.set(refusal.headers);
      next(refusal.error);
    },
  );
  addRoutes(router as unknown as VdiRouter);
  router.use(request => {
    throw new NotFoundError(
      `This API has no '${request.path}'; see its openapi.json.`,
    );
  });
  return router;
}
