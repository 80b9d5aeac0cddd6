import { NotAllowedError } from '@backstage/errors';
import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes about templates and their warm workstations. */
export function addTemplateRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { access, auditor, templates, pools } = options;

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

  router.post('/pools/:templateId/members', async (request, response) => {
    const caller = await callerOf(request, options);
    const { templateId } = request.params;
    const { count, version } = request.body;
    const items = await audited(
      auditor,
      {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'start-members', templateId, count },
      },
      () => pools.startMembers(caller, templateId, { count, version }),
    );
    response.status(202).json({ items });
  });
}
