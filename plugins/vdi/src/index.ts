/**
 * Graphical workstations in the developer portal, for apps of the old frontend system; the plugin for the
 * new one is the default export of `./alpha`.
 *
 * @packageDocumentation
 */
export { vdiApiRef } from './api';
export { isVdiAvailable, isVdiImage, isVdiTemplate } from './isVdiAvailable';
export {
  EntityVdiBuildsContent,
  EntityVdiContent,
  EntityVdiTemplateWorkstationsContent,
  EntityVdiVersionsContent,
  HomePageWorkstations,
  VdiPage,
  vdiPlugin,
} from './plugin';
export {
  allWorkstationsRouteRef,
  entityBuildsRouteRef,
  entityContentRouteRef,
  entityTemplateWorkstationsRouteRef,
  entityVersionsRouteRef,
  imageRouteRef,
  imageSettingsRouteRef,
  imagesRouteRef,
  newImageRouteRef,
  operationsRouteRef,
  poolRouteRef,
  poolsRouteRef,
  rootRouteRef,
  templateRouteRef,
  templatesRouteRef,
  workstationRouteRef,
} from './routes';
export {
  VdiInstanceTypePickerFieldExtension,
  VdiSchedulePickerFieldExtension,
  VdiTemplatePickerFieldExtension,
  VdiToolsPickerFieldExtension,
} from './scaffolder/legacy';
export { vdiTranslationRef } from './translation';
