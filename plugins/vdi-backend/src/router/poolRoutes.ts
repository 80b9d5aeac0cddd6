import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes about warm pools and their members. */
export function addPoolRoutes(router: VdiRouter, options: RouterOptions): void {
  const { auditor, pools } = options;

  router.get('/pools', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json({ items: await pools.list(caller) });
  });

  router.get('/pools/:templateId', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await pools.get(caller, request.params.templateId));
  });

  router.put('/pools/:templateId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { templateId } = request.params;
    const pool = await audited(
      auditor,
      {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'configure', templateId },
      },
      () => pools.configure(caller, templateId, request.body),
    );
    response.json(pool);
  });

  router.delete('/pools/:templateId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { templateId } = request.params;
    const pool = await audited(
      auditor,
      {
        eventId: 'pool-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'delete', templateId },
      },
      () => pools.configure(caller, templateId, undefined),
    );
    response.json(pool);
  });

  router.get('/pools/:templateId/timeline', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await pools.timeline(caller, request.params.templateId));
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
