import type { WorkstationQuery } from '@deskstage/backstage-plugin-vdi-common';
import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes about workstations and their history. */
export function addWorkstationRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { auditor, reader, requests, actions, forcedDeletion } = options;

  router.get('/workstations', async (request, response) => {
    const caller = await callerOf(request, options);
    const query = request.query as WorkstationQuery;
    response.json(await reader.list(caller, query));
  });

  router.post('/workstations', async (request, response) => {
    const caller = await callerOf(request, options);
    const { body } = request;
    const workstation = await audited(
      auditor,
      {
        eventId: 'workstation-mutate',
        severityLevel: 'medium',
        request,
        meta: { actionType: 'create', templateId: body.templateId },
        outcome: ({ id }) => ({ workstationId: id }),
      },
      () => requests.create(caller, body, request.header('Idempotency-Key')),
    );
    response.status(201).json(workstation);
  });

  router.get('/workstations/:workstationId', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await reader.get(caller, request.params.workstationId));
  });

  router.patch('/workstations/:workstationId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { workstationId } = request.params;
    const workstation = await audited(
      auditor,
      {
        eventId: 'workstation-mutate',
        severityLevel: 'low',
        request,
        meta: { actionType: 'rename', workstationId },
      },
      () =>
        actions.act(caller, workstationId, {
          action: 'rename',
          name: request.body.name,
        }),
    );
    response.json(workstation);
  });

  router.delete('/workstations/:workstationId', async (request, response) => {
    const caller = await callerOf(request, options);
    const { workstationId } = request.params;
    const { force = false } = request.query;
    const workstation = await audited(
      auditor,
      {
        eventId: 'workstation-mutate',
        severityLevel: force ? 'high' : 'medium',
        request,
        meta: { actionType: force ? 'force-delete' : 'delete', workstationId },
      },
      () =>
        force
          ? forcedDeletion.forceDelete(caller, workstationId)
          : actions.act(caller, workstationId, { action: 'delete' }),
    );
    response.status(202).json(workstation);
  });

  router.post(
    '/workstations/:workstationId/actions/:action',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { workstationId, action } = request.params;
      const workstation = await audited(
        auditor,
        {
          eventId: 'workstation-mutate',
          severityLevel: 'medium',
          request,
          meta: { actionType: action, workstationId },
        },
        () => actions.act(caller, workstationId, { ...request.body, action }),
      );
      response.status(202).json(workstation);
    },
  );

  router.get(
    '/workstations/:workstationId/events',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { limit = 50, cursor } = request.query;
      response.json(
        await reader.events(caller, request.params.workstationId, {
          limit,
          cursor,
        }),
      );
    },
  );
}
