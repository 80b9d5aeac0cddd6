import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { metricsServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  fleetReadPermission,
  imageCreatePermission,
  imageManagePermission,
  imageReadPermission,
  poolManagePermission,
  templateManagePermission,
  templateReadPermission,
  workstationConnectPermission,
  workstationCreatePermission,
  workstationDeletePermission,
  workstationReadPermission,
  workstationUpdatePermission,
} from '@deskstage/backstage-plugin-vdi-common';
import { Router } from 'express';
import { CallPacer, createAws, createAwsClients } from './aws';
import { readVdiConfig } from './config';
import { createVdi } from './createVdi';
import { migratedClient } from './database';
import { AwsCallMeter } from './metrics';
import { workstationResourceRef, workstationRules } from './permissions';
import { scheduleTasks } from './scheduleTasks';

/**
 * The backend of VDI for Backstage.
 *
 * @public
 */
export const vdiPlugin = createBackendPlugin({
  pluginId: 'vdi',
  register(env) {
    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        events: eventsServiceRef,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        metrics: metricsServiceRef,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        scheduler: coreServices.scheduler,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init({ database, httpRouter, lifecycle, scheduler, ...services }) {
        const config = readVdiConfig(services.config);
        const knex = await migratedClient(database);
        const awsCalls = new AwsCallMeter(services.metrics);
        const aws = createAws({
          clients: createAwsClients({
            config: services.config,
            onCall: call => awsCalls.record(call),
          }),
          deployment: config.deployment,
          options: {
            tableName: config.tableName,
            hosts: {
              authenticatorUrl: config.authenticatorUrl,
              port: config.port,
              quic: config.quic,
            },
            accountId: config.accountId,
            passwordKey: config.passwordKey,
            pacer: new CallPacer({ clock: () => new Date() }),
            logger: services.logger,
          },
        });
        const vdi = createVdi({ ...services, config, aws, awsCalls, knex });

        services.permissionsRegistry.addResourceType({
          resourceRef: workstationResourceRef,
          permissions: [
            workstationReadPermission,
            workstationUpdatePermission,
            workstationConnectPermission,
            workstationDeletePermission,
          ],
          rules: Object.values(workstationRules),
          getResources: async ids => {
            const found = new Map(
              (await vdi.store.getMany(ids)).map(each => [each.id, each]),
            );
            return ids.map(id => found.get(id));
          },
        });
        services.permissionsRegistry.addPermissions([
          workstationCreatePermission,
          templateReadPermission,
          templateManagePermission,
          poolManagePermission,
          fleetReadPermission,
          imageReadPermission,
          imageCreatePermission,
          imageManagePermission,
        ]);
        httpRouter.use(Router().use('/v1', vdi.router));
        await scheduleTasks({
          vdi,
          config,
          scheduler,
          logger: services.logger,
        });
        await vdi.fleetEvents.subscribe(services.events);
        lifecycle.addShutdownHook(async () => {
          await vdi.reconciler.stop();
          await vdi.imageKeeper.stop();
          await vdi.announcer.stop();
          await vdi.imageAnnouncer.stop();
          await vdi.heartbeat.beat();
        });
      },
    });
  },
});
