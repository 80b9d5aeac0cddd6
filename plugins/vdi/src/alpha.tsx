/**
 * Graphical workstations in the developer portal, for apps of the new frontend system.
 *
 * @packageDocumentation
 */
import DesktopIcon from '@material-ui/icons/DesktopWindowsOutlined';
import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { entityContent, homeWidget, vdiApi, vdiPage } from './extensions';
import {
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
    entityContent: entityContentRouteRef,
  },
  extensions: [vdiApi, vdiPage, entityContent, homeWidget],
});
