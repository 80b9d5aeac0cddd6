import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';
import { callerOf } from './callerOf';

/** Routes about the caller and the plugin as a whole. */
export function addPortalRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { access, health, reader, store, limitPerUser } = options;

  router.get('/me', async (request, response) => {
    const caller = await callerOf(request, options);
    const [rights, used] = await Promise.all([
      access.rightsOf(caller),
      caller.userRef ? store.countOwned(caller.userRef) : 0,
    ]);
    response.json({
      userEntityRef: caller.userRef,
      may: {
        createWorkstations:
          rights.createWorkstations && caller.userRef !== undefined,
        readFleet: rights.readFleet,
        manageTemplates: rights.manageTemplates,
        managePools: rights.managePools,
        readImages: rights.readImages,
        createImages: rights.createImages || rights.manageImages,
      },
      workstations: { used, limit: limitPerUser },
    });
  });

  router.get('/health', async (request, response) => {
    const caller = await callerOf(request, options);
    const { readFleet } = await access.rightsOf(caller);
    response.json(health.report({ details: readFleet }));
  });

  router.get('/fleet', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await reader.fleet(caller));
  });
}
