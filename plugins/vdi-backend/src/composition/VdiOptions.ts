import type {
  AuditorService,
  AuthService,
  HttpAuthService,
  LoggerService,
  PermissionsRegistryService,
  PermissionsService,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Knex } from 'knex';
import type { Aws } from '../aws';
import type { VdiConfig } from '../config';
import type { ImagePolicy } from '../images';
import type { LifecyclePolicy } from '../lifecycle';
import type { AwsCallMeter } from '../metrics';

/** What the plugin is built from. */
export interface VdiOptions {
  config: VdiConfig;
  aws: Aws;
  knex: Knex;
  auth: AuthService;
  httpAuth: HttpAuthService;
  userInfo: UserInfoService;
  permissions: PermissionsService;
  permissionsRegistry: PermissionsRegistryService;
  auditor: AuditorService;
  catalog: CatalogService;
  signals: SignalsService;
  /** Where the catalog hears of changes. @default nowhere */
  events?: EventsService;
  notifications: NotificationService;
  metrics: MetricsService;
  /** Hears of the calls to AWS. @default one that hears of none */
  awsCalls?: AwsCallMeter;
  logger: LoggerService;
  /** @default the system's clock */
  clock?: () => Date;
  /** @default {@link DEFAULT_POLICY} */
  policy?: LifecyclePolicy;
  /** @default {@link DEFAULT_IMAGE_POLICY} */
  imagePolicy?: ImagePolicy;
}
