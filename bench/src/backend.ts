/* eslint-disable @backstage/no-forbidden-package-imports -- What the benchmarks measure, the package keeps to itself. */
export {
  CallPacer,
  createAws,
  createAwsClients,
  TAG,
  type Aws,
  type AwsClients,
} from '@deskstage/backstage-plugin-vdi-backend/src/aws';
export {
  MIGRATIONS_DIRECTORY,
  toColumns,
} from '@deskstage/backstage-plugin-vdi-backend/src/database';
export { HealthMonitor } from '@deskstage/backstage-plugin-vdi-backend/src/health';
export {
  DEFAULT_POLICY,
  type LifecyclePolicy,
} from '@deskstage/backstage-plugin-vdi-backend/src/lifecycle';
export {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  Reconciler,
} from '@deskstage/backstage-plugin-vdi-backend/src/reconciler';
export {
  DatabasePoolStore,
  PoolDirectory,
  PoolKeeper,
} from '@deskstage/backstage-plugin-vdi-backend/src/pools';
export { ConfiguredPrices } from '@deskstage/backstage-plugin-vdi-backend/src/prices';
export { validatedRouter } from '@deskstage/backstage-plugin-vdi-backend/src/router/validatedRouter';
export { spec } from '@deskstage/backstage-plugin-vdi-backend/src/schema/openapi/generated/spec';
export {
  DEFAULT_SWEEP_POLICY,
  FleetSweep,
} from '@deskstage/backstage-plugin-vdi-backend/src/sweep';
export {
  DatabaseTemplateStore,
  TemplateCatalog,
  TemplateService,
} from '@deskstage/backstage-plugin-vdi-backend/src/templates';
export {
  DatabaseWorkstationStore,
  intentChange,
  presentWorkstation,
  type ListWorkstationsOptions,
  type TemplateChoice,
  type WorkstationRecord,
} from '@deskstage/backstage-plugin-vdi-backend/src/workstations';
export { encodeCursor } from '@deskstage/backstage-plugin-vdi-backend/src/workstations/store/listQuery';
