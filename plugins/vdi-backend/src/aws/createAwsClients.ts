import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { ImagebuilderClient } from '@aws-sdk/client-imagebuilder';
import { PricingClient } from '@aws-sdk/client-pricing';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import type { Config } from '@backstage/config';
import {
  type AwsCredentialsManager,
  DefaultAwsCredentialsManager,
} from '@backstage/integration-aws-node';
import {
  observeCalls,
  retryUnlessFinal,
  type AwsCallListener,
  type ObservedClient,
} from './calls';
import { priceListRegion } from './pricing/priceListRegion';

/** The clients that the adapters share. */
export interface AwsClients {
  ec2: EC2Client;
  ssm: SSMClient;
  secretsManager: SecretsManagerClient;
  dynamodb: DynamoDBClient;
  cloudWatch: CloudWatchClient;
  pricing: PricingClient;
  imageBuilder: ImagebuilderClient;
}

/** Image Builder's limits are low and unpublished, and what asks it can wait. */
const IMAGE_BUILDER_ATTEMPTS = 6;

/** Options of {@link createAwsClients}; times in milliseconds. */
export interface AwsClientsOptions {
  /** The portal's whole configuration */
  config: Config;
  /** @default the credentials of the `aws` section */
  credentials?: AwsCredentialsManager;
  /** Attempts of a call, with the SDK's standard backoff between them. @default 3 */
  maxAttempts?: number;
  /** @default 3000 */
  connectionTimeout?: number;
  /** @default 30000 */
  requestTimeout?: number;
  /** Called after each request, also those that the SDK repeats. */
  onCall?: AwsCallListener;
}

/**
 * SDK clients for the region and account of the configuration. Credentials are looked up at the first call, so
 * that a portal without any still starts and can say what is missing. The SDK's own `AWS_ENDPOINT_URL` holds.
 */
export function createAwsClients(options: AwsClientsOptions): AwsClients {
  const { config, maxAttempts = 3 } = options;
  const accountId = config.getOptionalString('vdi.aws.accountId');
  const region = config.getOptionalString('vdi.aws.region');
  let manager = options.credentials;

  const shared = {
    // An explicit `undefined` would hide the SDK's own setting.
    ...(region ? { region } : {}),
    credentials: async () => {
      manager ??= DefaultAwsCredentialsManager.fromConfig(config);
      const { sdkCredentialProvider } = await manager.getCredentialProvider(
        accountId ? { accountId } : undefined,
      );
      return sdkCredentialProvider();
    },
    customUserAgent: 'vdi-for-backstage',
    maxAttempts,
    retryMode: 'standard',
    requestHandler: {
      connectionTimeout: options.connectionTimeout ?? 3_000,
      requestTimeout: options.requestTimeout ?? 30_000,
      throwOnRequestTimeout: true,
    },
  };
  const ec2 = new EC2Client(shared);
  const clients: AwsClients = {
    ec2,
    ssm: new SSMClient(shared),
    secretsManager: new SecretsManagerClient(shared),
    dynamodb: new DynamoDBClient(shared),
    cloudWatch: new CloudWatchClient(shared),
    pricing: new PricingClient({
      ...shared,
      region: async () => priceListRegion(await ec2.config.region()),
    }),
    imageBuilder: new ImagebuilderClient({
      ...shared,
      maxAttempts: Math.max(maxAttempts, IMAGE_BUILDER_ATTEMPTS),
    }),
  };
  retryUnlessFinal(clients.ec2);
  if (options.onCall) {
    for (const key of Object.keys(clients) as (keyof AwsClients)[]) {
      observeCalls(
        clients[key] as ObservedClient,
        key.toLowerCase(),
        options.onCall,
      );
    }
  }
  return clients;
}
