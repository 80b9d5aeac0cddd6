import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

const DEFAULT_LIMIT = 50;

/** Routes about image projects and their builds. */
export function addImageRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { auditor, images } = options;

  router.get('/images', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await images.reader.list(caller, request.query));
  });

  router.get('/images/choices', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await images.reader.choices(caller));
  });

  router.post('/images', async (request, response) => {
    const caller = await callerOf(request, options);
    const { body } = request;
    const { dryRun = false } = request.query;
    const { created, detail } = await audited(
      auditor,
      {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'create', imageId: body.id, dryRun },
      },
      () => images.projects.create(caller, body, { dryRun }),
    );
    response.status(created ? 201 : 200).json(detail);
  });

  router.get('/images/:imageId', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await images.reader.get(caller, request.params.imageId));
  });

  router.patch('/images/:imageId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { imageId } = request.params;
    const { dryRun = false } = request.query;
    const detail = await audited(
      auditor,
      {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'change', imageId, dryRun },
      },
      () => images.projects.change(caller, imageId, request.body, { dryRun }),
    );
    response.json(detail);
  });

  router.delete('/images/:imageId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { imageId } = request.params;
    const detail = await audited(
      auditor,
      {
        eventId: 'image-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'delete', imageId },
      },
      () => images.projects.delete(caller, imageId),
    );
    response.status(202).json(detail);
  });

  router.post(
    '/images/:imageId/actions/rollback',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { imageId } = request.params;
      const build = await audited(
        auditor,
        {
          eventId: 'image-mutate',
          severityLevel: 'medium',
          request,
          meta: { actionType: 'rollback', imageId },
          outcome: ({ id }) => ({ buildId: id }),
        },
        () => images.builds.rollBack(caller, imageId, request.body?.buildId),
      );
      response.status(202).json(build);
    },
  );

  router.get('/images/:imageId/events', async (request, response) => {
    const caller = await callerOf(request, options);
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const { imageId } = request.params;
    response.json(
      await images.reader.events(caller, imageId, { limit, cursor }),
    );
  });

  router.get('/images/:imageId/builds', async (request, response) => {
    const caller = await callerOf(request, options);
    const { limit = DEFAULT_LIMIT, cursor } = request.query;
    const { imageId } = request.params;
    response.json(
      await images.reader.builds(caller, imageId, { limit, cursor }),
    );
  });

  router.post('/images/:imageId/builds', async (request, response) => {
    const caller = await callerOf(request, options);
    const { imageId } = request.params;
    const build = await audited(
      auditor,
      {
        eventId: 'image-build',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'start', imageId },
        outcome: ({ id }) => ({ buildId: id }),
      },
      () =>
        images.builds.start(caller, imageId, request.header('Idempotency-Key')),
    );
    response.status(202).json(build);
  });

  router.get('/images/:imageId/builds/:buildId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { imageId, buildId } = request.params;
    response.json(await images.reader.build(caller, imageId, buildId));
  });

  router.get(
    '/images/:imageId/builds/:buildId/changes',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { imageId, buildId } = request.params;
      const { since } = request.query;
      response.json(
        await images.reader.changes(caller, imageId, buildId, since),
      );
    },
  );

  router.post(
    '/images/:imageId/builds/:buildId/actions/:action',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { imageId, buildId, action } = request.params;
      const build = await audited(
        auditor,
        {
          eventId: 'image-build',
          severityLevel: 'medium',
          request,
          meta: { actionType: action, imageId, buildId },
        },
        () => images.builds.act(caller, imageId, buildId, action),
      );
      response.status(202).json(build);
    },
  );
}
