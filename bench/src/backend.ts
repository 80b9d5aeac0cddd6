/* eslint-disable @backstage/no-forbidden-package-imports -- What the benchmarks measure, the package keeps to itself. */
export {
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
export { DEFAULT_POLICY } from '@deskstage/backstage-plugin-vdi-backend/src/lifecycle';
export {
  DatabaseLaunchStore,
  DatabaseWorkQueue,
  Reconciler,
} from '@deskstage/backstage-plugin-vdi-backend/src/reconciler';
export { validatedRouter } from '@deskstage/backstage-plugin-vdi-backend/src/router/validatedRouter';
export { spec } from '@deskstage/backstage-plugin-vdi-backend/src/schema/openapi/generated/spec';
export {
  DEFAULT_SWEEP_POLICY,
  FleetSweep,
} from '@deskstage/backstage-plugin-vdi-backend/src/sweep';
export { TemplateCatalog } from '@deskstage/backstage-plugin-vdi-backend/src/templates';
export {
  DatabaseWorkstationStore,
  presentWorkstation,
  type ListWorkstationsOptions,
  type TemplateChoice,
  type WorkstationRecord,
} from '@deskstage/backstage-plugin-vdi-backend/src/workstations';
export { encodeCursor } from '@deskstage/backstage-plugin-vdi-backend/src/workstations/store/listQuery';
