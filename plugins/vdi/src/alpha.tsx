/**
 * Graphical workstations in the developer portal, for apps of the new frontend system.
 *
 * @packageDocumentation
 */
import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  entityBuilds,
  entityContent,
  entityTemplateWorkstations,
  entityVersions,
  homeWidget,
  vdiApi,
  vdiPage,
} from './extensions';
import {
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
import {
  instanceTypePickerField,
  schedulePickerField,
  templatePickerField,
  toolsPickerField,
} from './scaffolder/extensions';

export { vdiTranslationRef } from './translation';

/**
 * The plugin for apps of the new frontend system.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'vdi',
  title: 'Workstations',
  icon: <DesktopIcon fontSize="inherit" />,
  info: { packageJson: () => import('../package.json') },
  routes: {
    root: rootRouteRef,
    all: allWorkstationsRouteRef,
    workstation: workstationRouteRef,
    templates: templatesRouteRef,
    template: templateRouteRef,
    pools: poolsRouteRef,
    pool: poolRouteRef,
    operations: operationsRouteRef,
    images: imagesRouteRef,
    image: imageRouteRef,
    imageSettings: imageSettingsRouteRef,
    entityContent: entityContentRouteRef,
    entityBuilds: entityBuildsRouteRef,
    entityVersions: entityVersionsRouteRef,
    entityTemplateWorkstations: entityTemplateWorkstationsRouteRef,
  },
  externalRoutes: { newImage: newImageRouteRef },
  extensions: [
    vdiApi,
    vdiPage,
    entityContent,
    entityBuilds,
    entityVersions,
    entityTemplateWorkstations,
    homeWidget,
    templatePickerField,
    instanceTypePickerField,
    toolsPickerField,
    schedulePickerField,
  ],
});
