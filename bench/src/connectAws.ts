import { ConfigReader } from '@backstage/config';
import {
  CallPacer,
  createAws,
  createAwsClients,
  type Aws,
  type AwsClients,
} from './backend';

const CREDENTIALS = { accessKeyId: 'bench', secretAccessKey: 'bench' };

/** Options of {@link connectAws}. */
export interface ConnectAwsOptions {
  awsEndpoint: string;
  authenticatorUrl: string;
  /** Of a call, as the SDK repeats it. @default as in a portal */
  maxAttempts?: number;
  /** Keeps calls within EC2's limits by this clock; they are not kept when absent. */
  pace?: () => Date;
}

/** The product's adapters, connected to a simulator the way a portal is: by environment variable. */
export function connectAws(options: ConnectAwsOptions): {
  clients: AwsClients;
  aws: Aws;
  disconnect: () => void;
} {
  const { awsEndpoint, authenticatorUrl, maxAttempts, pace } = options;
  process.env.AWS_ENDPOINT_URL = awsEndpoint;
  const clients = createAwsClients({
    config: new ConfigReader({
      aws: { mainAccount: CREDENTIALS },
      vdi: { aws: { region: 'eu-west-1' } },
    }),
    maxAttempts,
  });
  const aws = createAws({
    clients,
    deployment: 'demo',
    options: {
      tableName: 'vdi-directory',
      hosts: { authenticatorUrl, port: 8443, quic: true },
      pacer: pace && new CallPacer({ clock: pace }),
    },
  });
  return {
    clients,
    aws,
    disconnect: () => {
      delete process.env.AWS_ENDPOINT_URL;
      for (const client of Object.values(clients)) {
        client.destroy();
      }
    },
  };
}
