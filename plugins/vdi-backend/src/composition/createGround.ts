import type { LoggerService } from '@backstage/backend-plugin-api';
import { ulid } from 'ulid';
import type { Aws } from '../aws';
import type { VdiConfig } from '../config';
import { HealthMonitor } from '../health';
import { DatabaseHistory } from '../history';
import { DatabaseImageStore } from '../images';
import { DEFAULT_POLICY, type LifecyclePolicy } from '../lifecycle';
import { AwsCallMeter, VdiMetrics } from '../metrics';
import { DatabaseOperationsStore } from '../operations';
import { DatabasePoolStore } from '../pools';
import { DatabaseLaunchStore, DatabaseWorkQueue } from '../reconciler';
import { FirstSweep } from '../sweep';
import { DatabaseTemplateStore } from '../templates';
import { DatabaseWorkstationStore } from '../workstations';
import type { VdiOptions } from './VdiOptions';

/** What everything else stands on: the database, AWS, and what the whole process shares. */
export interface Ground {
  config: VdiConfig;
  aws: Aws;
  stores: {
    workstations: DatabaseWorkstationStore;
    history: DatabaseHistory;
    queue: DatabaseWorkQueue;
    launches: DatabaseLaunchStore;
    templates: DatabaseTemplateStore;
    pools: DatabasePoolStore;
    operations: DatabaseOperationsStore;
    images: DatabaseImageStore;
  };
  replicaId: string;
  firstSweep: FirstSweep;
  health: HealthMonitor;
  metrics: VdiMetrics;
  awsCalls: AwsCallMeter;
  policy: LifecyclePolicy;
  logger: LoggerService;
  clock: () => Date;
}

/** Lays the ground. */
export function createGround(options: VdiOptions): Ground {
  const {
    config,
    aws,
    knex,
    logger,
    awsCalls = new AwsCallMeter(options.metrics),
    clock = () => new Date(),
    policy = DEFAULT_POLICY,
  } = options;
  return {
    config,
    aws,
    stores: {
      workstations: DatabaseWorkstationStore.create({ knex, policy }),
      history: DatabaseHistory.create({ knex }),
      queue: DatabaseWorkQueue.create({ knex }),
      launches: DatabaseLaunchStore.create({ knex, policy }),
      templates: DatabaseTemplateStore.create({ knex }),
      pools: DatabasePoolStore.create({ knex }),
      operations: DatabaseOperationsStore.create({ knex }),
      images: DatabaseImageStore.create({ knex }),
    },
    replicaId: ulid(),
    firstSweep: new FirstSweep(),
    health: new HealthMonitor({ logger, clock }),
    metrics: new VdiMetrics(options.metrics),
    awsCalls,
    policy,
    logger,
    clock,
  };
}
