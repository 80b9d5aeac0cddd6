import { ConfigReader } from '@backstage/config';
import {
  startSimulator,
  type Simulator,
  type Timing,
} from '@deskstage/simulator';
import { CallPacer, createAws, createAwsClients, type Aws } from '../aws';

const DEPLOYMENT = 'demo';

/** A simulated AWS account with a deployment in it. */
export interface Account {
  simulator: Simulator;
  clients: ReturnType<typeof createAwsClients>;
  aws: Aws;
  close: () => Promise<void>;
}

/** Starts an account on a clock that only jumps. */
export async function startAccount(options: {
  seed: number;
  clock: { time: number };
  timing?: Partial<Timing>;
  /** Whether calls keep within EC2's limits, as they do in a portal */
  paced: boolean;
}): Promise<Account> {
  const { seed, clock, timing, paced } = options;
  const simulator = await startSimulator({
    seed,
    deployment: DEPLOYMENT,
    clock: { now: () => clock.time },
    timing: {
      pendingSeconds: 4,
      stoppingSeconds: 4,
      shuttingDownSeconds: 3,
      ssmOnlineSeconds: 4,
      commandSeconds: 3,
      notFoundSeconds: 2,
      jitter: 0.5,
      ...timing,
    },
  });
  process.env.AWS_ENDPOINT_URL = simulator.awsEndpoint;
  const clients = createAwsClients({
    config: new ConfigReader({ vdi: { aws: { region: 'eu-west-1' } } }),
    credentials: credentialsOf('simulator'),
    maxAttempts: 1,
  });
  const aws = createAws({
    clients,
    deployment: DEPLOYMENT,
    options: {
      tableName: 'vdi-directory',
      ...(paced && {
        pacer: new CallPacer({ clock: () => new Date(clock.time) }),
      }),
      hosts: {
        authenticatorUrl: simulator.authenticatorUrl,
        port: 8443,
        quic: true,
      },
    },
  });
  return {
    simulator,
    clients,
    aws,
    close: async () => {
      delete process.env.AWS_ENDPOINT_URL;
      for (const client of Object.values(clients)) {
        client.destroy();
      }
      await simulator.stop();
    },
  };
}

function credentialsOf(key: string) {
  return {
    getCredentialProvider: async () => ({
      sdkCredentialProvider: async () => ({
        accessKeyId: key,
        secretAccessKey: key,
      }),
    }),
  };
}
