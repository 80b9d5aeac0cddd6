import { callerOf } from './callerOf';
import type { RouterOptions } from './createRouter';
import type { VdiRouter } from './validatedRouter';

/** Routes about the plugin at work. */
export function addOperationsRoutes(
  router: VdiRouter,
  options: RouterOptions,
): void {
  const { operations } = options;

  router.get('/operations', async (request, response) => {
    const caller = await callerOf(request, options);
    response.json(await operations.report(caller));
  });
}
