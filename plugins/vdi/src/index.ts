/**
 * Graphical workstations in the developer portal, for apps of the old frontend system; the plugin for the
 * new one is the default export of `./alpha`.
 *
 * @packageDocumentation
 */
export { vdiApiRef } from './api';
export { isVdiAvailable } from './isVdiAvailable';
export {
  EntityVdiContent,
  HomePageWorkstations,
  VdiPage,
  vdiPlugin,
} from './plugin';
export {
  allWorkstationsRouteRef,
  entityContentRouteRef,
  operationsRouteRef,
  poolRouteRef,
  poolsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
  workstationRouteRef,
} from './routes';
export { vdiTranslationRef } from './translation';
