import { audited } from './audited';
import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes that let owners in. What they answer is secret and must not be kept anywhere. */
export function addConnectionRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { auditor, connections } = options;

  router.post(
    '/workstations/:workstationId/connections',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { workstationId } = request.params;
      const connection = await audited(
        auditor,
        {
          eventId: 'workstation-connect',
          severityLevel: 'medium',
          request,
          meta: { workstationId },
          outcome: ({ expiresAt }) => ({ expiresAt }),
        },
        () => connections.connect(caller, workstationId),
      );
      response
        .status(201)
        .setHeader('Cache-Control', 'no-store')
        .json(connection);
    },
  );

  router.post(
    '/workstations/:workstationId/credentials',
    async (request, response) => {
      const caller = await callerOf(request, options);
      const { workstationId } = request.params;
      const credentials = await audited(
        auditor,
        {
          eventId: 'workstation-credentials-reveal',
          severityLevel: 'high',
          request,
          meta: { workstationId },
        },
        () => connections.reveal(caller, workstationId),
      );
      response.setHeader('Cache-Control', 'no-store').json(credentials);
    },
  );
}
