import type { LoggerService } from '@backstage/backend-plugin-api';
import { CloudWatchMetrics } from './cloudWatch/CloudWatchMetrics';
import type { AwsClients } from './createAwsClients';
import type { Directory } from './Directory';
import { DynamoDirectory } from './dynamodb/DynamoDirectory';
import { Ec2Fleet } from './ec2/Ec2Fleet';
import { Ec2LaunchTemplates } from './ec2/Ec2LaunchTemplates';
import type { Fleet } from './Fleet';
import type { Hosts } from './Hosts';
import { AwsImageFactory } from './imageBuilder';
import type { ImageFactory } from './ImageFactory';
import type { LaunchTemplates } from './LaunchTemplates';
import type { Metrics } from './Metrics';
import type { Passwords } from './Passwords';
import type { PriceList } from './PriceList';
import { AwsPriceList } from './pricing/AwsPriceList';
import { SecretsManagerPasswords } from './secretsManager/SecretsManagerPasswords';
import type { CallPacer } from './pacing';
import type { HostSettings } from './ssm/hostParameters';
import { SsmHosts } from './ssm/SsmHosts';

/** All of AWS that the backend uses. */
export interface Aws {
  fleet: Fleet;
  hosts: Hosts;
  directory: Directory;
  passwords: Passwords;
  launchTemplates: LaunchTemplates;
  metrics: Metrics;
  priceList: PriceList;
  images: ImageFactory;
}

/** Options of {@link createAws}. */
export interface CreateAwsOptions {
  clients: AwsClients;
  /** Value of the tag `vdi:deployment` */
  deployment: string;
  options: {
    /** The directory's table in DynamoDB */
    tableName: string;
    /** What the DCV servers are set to */
    hosts: HostSettings;
    /** Account of the fleet, should EC2 not name it */
    accountId?: string;
    /** KMS key of the passwords; AWS's own when absent */
    passwordKey?: string;
    /** Keeps calls within EC2's limits */
    pacer?: CallPacer;
    logger?: LoggerService;
  };
}

/** The adapters to AWS. */
export function createAws({
  clients,
  deployment,
  options,
}: CreateAwsOptions): Aws {
  const { accountId, passwordKey, pacer, logger } = options;
  return {
    fleet: new Ec2Fleet({ client: clients.ec2, deployment, pacer, logger }),
    hosts: new SsmHosts({
      client: clients.ssm,
      deployment,
      settings: options.hosts,
    }),
    directory: new DynamoDirectory({
      client: clients.dynamodb,
      tableName: options.tableName,
    }),
    passwords: new SecretsManagerPasswords({
      client: clients.secretsManager,
      deployment,
      kmsKeyId: passwordKey,
      instanceArn: async instance => {
        const owner = instance.accountId ?? accountId;
        return owner
          ? createInstanceArn(
              await clients.ec2.config.region(),
              owner,
              instance.instanceId,
            )
          : undefined;
      },
    }),
    launchTemplates: new Ec2LaunchTemplates({
      client: clients.ec2,
      deployment,
      logger,
    }),
    metrics: new CloudWatchMetrics({ client: clients.cloudWatch, deployment }),
    priceList: new AwsPriceList({
      client: clients.pricing,
      region: () => clients.ec2.config.region(),
    }),
    images: new AwsImageFactory({
      builder: clients.imageBuilder,
      ec2: clients.ec2,
      deployment,
      accountId,
    }),
  };
}

function createInstanceArn(
  region: string,
  accountId: string,
  instanceId: string,
): string {
  const partition =
    (region.startsWith('cn-') && 'aws-cn') ||
    (region.startsWith('us-gov-') && 'aws-us-gov') ||
    'aws';
  return `arn:${partition}:ec2:${region}:${accountId}:instance/${instanceId}`;
}
