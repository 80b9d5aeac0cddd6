import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { Router } from 'express';
import type { ConnectionService } from '../connections';
import type { HealthMonitor } from '../health';
import type { OperationsService } from '../operations';
import type { Access } from '../permissions';
import type { PoolService } from '../pools';
import type { TemplateAdministration, TemplateService } from '../templates';
import type {
  ForcedDeletion,
  WorkstationActions,
  WorkstationReader,
  WorkstationRequests,
  WorkstationStore,
} from '../workstations';
import type { ImageBuilds, ImageProjects, ImageReader } from '../images';
import { addConnectionRoutes } from './connectionRoutes';
import { addImageRoutes } from './imageRoutes';
import { addOperationsRoutes } from './operationsRoutes';
import { addPoolRoutes } from './poolRoutes';
import { addPortalRoutes } from './portalRoutes';
import { addTemplateRoutes } from './templateRoutes';
import { validatedRouter } from './validatedRouter';
import { addWorkstationRoutes } from './workstationRoutes';

/** What the routes work with. */
export interface RouterOptions {
  httpAuth: HttpAuthService;
  auditor: AuditorService;
  access: Access;
  health: HealthMonitor;
  reader: WorkstationReader;
  requests: WorkstationRequests;
  actions: WorkstationActions;
  forcedDeletion: ForcedDeletion;
  connections: ConnectionService;
  images: {
    reader: ImageReader;
    projects: ImageProjects;
    builds: ImageBuilds;
  };
  templates: TemplateService;
  administration: TemplateAdministration;
  pools: PoolService;
  operations: OperationsService;
  store: Pick<WorkstationStore, 'countOwned'>;
  limitPerUser: number;
}

/** The REST API of `openapi.yaml`; requests and responses are validated against it. */
export function createRouter(options: RouterOptions): Router {
  return validatedRouter(router => {
    addPortalRoutes(router, options);
    addTemplateRoutes(router, options);
    addPoolRoutes(router, options);
    addOperationsRoutes(router, options);
    addWorkstationRoutes(router, options);
    addConnectionRoutes(router, options);
    addImageRoutes(router, options);
  });
}
