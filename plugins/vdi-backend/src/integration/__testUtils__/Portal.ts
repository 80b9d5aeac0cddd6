import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  mockCredentials,
  mockErrorHandler,
  mockServices,
} from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  VdiClient,
  type VdiApi,
  type WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import express from 'express';
import knexFactory, { type Knex } from 'knex';
import { createAws, createAwsClients } from '../../aws';
import { readVdiConfig } from '../../config';
import { createVdi, type Vdi } from '../../createVdi';
import { MIGRATIONS_DIRECTORY } from '../../database';
import { workstationRules } from '../../permissions';
import type { SweepOutcome } from '../../sweep';
import type { WorkstationRecord } from '../../workstations';
import type { Clock } from './Clock';

const PATH = '/api/vdi';
const MINUTE = 60;
/** Rounds of work, a second of the clock each, before something counts as never going to happen. */
const ROUNDS = 300;

export interface PortalOptions {
  deployment: string;
  clock: Clock;
  /** The directory's table */
  tableName: string;
  gatewayUrl: string;
  authenticatorUrl: string;
  /** In place of those that bear the deployment's tag */
  subnetIds?: string[];
  /** @default a long time ago */
  databaseCreatedAt?: Date;
  /** File of a backup to go on from, in place of an empty database */
  backup?: string;
  /** Called before each round of work. */
  beforeWork: () => Promise<void>;
}

/** A portal's backend: the real one on SQLite, served over HTTP, whose work the test drives round by round. */
export class Portal {
  private constructor(
    private readonly vdi: Vdi,
    private readonly knex: Knex,
    private readonly server: Server,
    private readonly options: PortalOptions,
    private readonly destroyClients: () => void,
  ) {}

  static async start(options: PortalOptions): Promise<Portal> {
    const knex = knexFactory({
      client: 'better-sqlite3',
      connection: options.backup ?? ':memory:',
      useNullAsDefault: true,
    });
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    await knex('fleet_state')
      .where('key', 'database-created-at')
      .update({
        value: (options.databaseCreatedAt ?? new Date(0)).toISOString(),
      });
    const rootConfig = configurationOf(options);
    const config = readVdiConfig(rootConfig);
    const clients = createAwsClients({ config: rootConfig });
    const vdi = createVdi({
      config,
      knex,
      aws: createAws({
        clients,
        deployment: config.deployment,
        options: { tableName: config.tableName, hosts: config },
      }),
      ...services(),
      clock: () => options.clock.now(),
    });
    const app = express();
    app.use(`${PATH}/v1`, vdi.router);
    app.use(mockErrorHandler());
    const server = await new Promise<Server>(resolve => {
      const listening = app.listen(0, '127.0.0.1', () => resolve(listening));
    });
    return new Portal(vdi, knex, server, options, () => {
      for (const client of Object.values(clients)) {
        client.destroy();
      }
    });
  }

  /** The API as a person uses it. */
  as(name: string): VdiApi {
    return this.client(mockCredentials.user.header(`user:default/${name}`));
  }

  /** The API as a program uses it, for what takes an administrator. */
  asProgram(): VdiApi {
    return this.client(mockCredentials.service.header());
  }

  /** Works, a second at a time, until the workstation has this status. */
  async until(
    id: string,
    status: WorkstationStatus,
  ): Promise<WorkstationRecord> {
    let workstation: WorkstationRecord | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      await this.work();
      workstation = await this.vdi.store.get(id);
      if (workstation?.status === status) {
        return workstation;
      }
      if (workstation?.status === 'failed') {
        break;
      }
      this.options.clock.pass(1);
    }
    throw new Error(
      `Workstation '${id}' was to become ${status}, and is ${
        workstation?.status ?? 'unknown'
      }: ${workstation?.reasonMessage}`,
    );
  }

  /** Works for so many seconds of the clock. */
  async workFor(seconds: number): Promise<void> {
    for (let second = 0; second < seconds; second += 1) {
      await this.work();
      this.options.clock.pass(1);
    }
    await this.work();
  }

  async sweep(): Promise<SweepOutcome> {
    await this.options.beforeWork();
    return this.vdi.sweep.run();
  }

  /** Lets the grace of orphans pass before the sweep. */
  async sweepLater(): Promise<SweepOutcome> {
    this.options.clock.pass(11 * MINUTE);
    return this.sweep();
  }

  /** Copies the database into a file. */
  async backUp(file: string): Promise<void> {
    await this.knex.raw('vacuum into ?', [file]);
  }

  /** Everything the database knows, ended workstations too. */
  async rows(): Promise<WorkstationRecord[]> {
    const ids = await this.knex('workstations').pluck('id');
    return this.vdi.store.getMany(ids);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise(resolve => this.server.close(resolve));
    await this.vdi.reconciler.stop();
    await this.vdi.announcer.stop();
    this.destroyClients();
    await this.knex.destroy();
  }

  private async work(): Promise<void> {
    await this.options.beforeWork();
    if (!this.vdi.firstSweep.isOver) {
      await this.vdi.sweep.run().catch(() => {});
    }
    await this.vdi.reconciler.run();
  }

  private client(authorization: string): VdiApi {
    const { port } = this.server.address() as AddressInfo;
    return new VdiClient({
      discoveryApi: {
        getBaseUrl: async () => `http://127.0.0.1:${port}${PATH}`,
      },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...Object.fromEntries(new Headers(init?.headers)),
              authorization,
            },
          }),
      },
    });
  }
}

function configurationOf(options: PortalOptions) {
  const { deployment, tableName, subnetIds } = options;
  return mockServices.rootConfig({
    data: {
      aws: { mainAccount: { accessKeyId: 'test', secretAccessKey: 'test' } },
      vdi: {
        deployment,
        aws: { region: 'eu-west-1' },
        directory: { tableName },
        connection: {
          gatewayUrl: options.gatewayUrl,
          authenticatorUrl: options.authenticatorUrl,
        },
        ...(subnetIds && { launch: { subnetIds } }),
      },
    },
  });
}

/** The platform's services; a program may do everything, people have their own. */
function services() {
  return {
    auth: mockServices.auth(),
    httpAuth: mockServices.httpAuth(),
    userInfo: mockServices.userInfo(),
    permissions: mockServices.permissions(),
    permissionsRegistry: mockServices.permissionsRegistry.mock({
      getPermissionRuleset: () => ({ getRuleByName } as never),
    }),
    auditor: mockServices.auditor.mock({
      createEvent: async () => ({
        success: async () => {},
        fail: async () => {},
      }),
    }),
    catalog: catalogServiceMock({ entities: [] }),
    signals: { publish: async () => {} },
    notifications: { send: async () => {} },
    metrics: metricsServiceMock.mock(),
    logger: mockServices.logger.mock(),
  };
}

function getRuleByName(name: string) {
  return Object.values(workstationRules).find(rule => rule.name === name);
}
