import { NotAllowedError } from '@backstage/errors';
import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes about templates and their versions. */
export function addTemplateRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { access, auditor, templates, administration } = options;

  const readerOf = async (request: unknown) => {
    const caller = await callerOf(request, options);
    const rights = await access.rightsOf(caller);
    if (!rights.readTemplates) {
      throw new NotAllowedError('You may not see templates.');
    }
    return {
      ownershipRefs: caller.ownershipRefs,
      managesTemplates: rights.manageTemplates,
    };
  };

  router.get('/templates', async (request, response) => {
    response.json({ items: await templates.list(await readerOf(request)) });
  });

  router.get('/templates/:templateId', async (request, response) => {
    const reader = await readerOf(request);
    response.json(await templates.get(request.params.templateId, reader));
  });

  router.patch('/templates/:templateId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { templateId } = request.params;
    const detail = await audited(
      auditor,
      {
        eventId: 'template-mutate',
        severityLevel: 'high',
        request,
        meta: {
          actionType: 'update',
          templateId,
          defaultVersion: request.body.defaultVersion,
        },
      },
      () => administration.update(caller, templateId, request.body),
    );
    response.json(detail);
  });

  router.get(
    '/templates/:templateId/rollouts/:version',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { templateId, version } = request.params;
      response.json(
        await administration.preview(caller, templateId, Number(version)),
      );
    },
  );

  router.get('/templates/:templateId/changes', async (request, response) => {
    const caller = await callerOf(request, options);
    const { limit = 50, cursor } = request.query;
    response.json(
      await administration.changes(caller, request.params.templateId, {
        limit,
        cursor,
      }),
    );
  });
}
