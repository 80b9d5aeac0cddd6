import { ACMClient } from '@aws-sdk/client-acm';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { Route53Client } from '@aws-sdk/client-route-53';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { ServiceQuotasClient } from '@aws-sdk/client-service-quotas';
import { SSMClient } from '@aws-sdk/client-ssm';
import { STSClient } from '@aws-sdk/client-sts';

/** Options of {@link createClients}. */
export interface ClientsOptions {
  readonly region: string;
  /**
   * Of another AWS than Amazon's
   *
   * @default - what the environment says
   */
  readonly endpoint?: string;
}

/** The clients of AWS that the doctor asks. */
export type Clients = ReturnType<typeof createClients>;

/** Clients that give up soon: the doctor's answer is awaited at a terminal. */
export function createClients({ region, endpoint }: ClientsOptions) {
  const settings = {
    region,
    endpoint,
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 20_000 },
  };
  return {
    acm: new ACMClient(settings),
    ec2: new EC2Client(settings),
    iam: new IAMClient(settings),
    quotas: new ServiceQuotasClient(settings),
    route53: new Route53Client(settings),
    // Another AWS has no host for each bucket
    s3: new S3Client({ ...settings, forcePathStyle: endpoint !== undefined }),
    secrets: new SecretsManagerClient(settings),
    ssm: new SSMClient(settings),
    sts: new STSClient(settings),
  };
}
