import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  INSTANT,
  type Simulator,
  startSimulator,
  type Timing,
} from '@deskstage/simulator';
import { type Aws, createAws } from '../createAws';
import { type AwsClients, createAwsClients } from '../createAwsClients';
import type { Instance } from '../Fleet';
import { TAG } from '../tags';

export const LINUX_TEMPLATE = 'lt-0b1e55ed000000001';
export const WINDOWS_TEMPLATE = 'lt-0b1e55ed000000002';

/** The adapters, connected to a simulated account of their own the way a portal is: by environment variable. */
export class AwsFixture {
  private constructor(
    readonly simulator: Simulator,
    readonly clients: AwsClients,
    private readonly endpointBefore: string | undefined,
    private readonly logger: LoggerService | undefined,
  ) {}

  static async create(
    logger?: LoggerService,
    timing: Partial<Timing> = {},
  ): Promise<AwsFixture> {
    const simulator = await startSimulator({
      timing: { ...INSTANT, ...timing },
    });
    const endpointBefore = process.env.AWS_ENDPOINT_URL;
    process.env.AWS_ENDPOINT_URL = simulator.awsEndpoint;
    const clients = createAwsClients({
      config: new ConfigReader({
        aws: { mainAccount: { accessKeyId: 'key', secretAccessKey: 'secret' } },
        vdi: { aws: { region: 'eu-west-1' } },
      }),
    });
    return new AwsFixture(simulator, clients, endpointBefore, logger);
  }

  connect(deployment = 'demo', tableName = 'vdi-directory'): Aws {
    return createAws({
      clients: this.clients,
      deployment,
      options: {
        tableName,
        hosts: {
          authenticatorUrl: this.simulator.authenticatorUrl,
          port: 8443,
          quic: true,
        },
        accountId: '123456789012',
        logger: this.logger,
      },
    });
  }

  async launch(options: {
    launchId: string;
    count: number;
    launchTemplateId?: string;
    deployment?: string;
  }): Promise<Instance[]> {
    const { launchId, count, launchTemplateId = LINUX_TEMPLATE } = options;
    return this.connect(options.deployment).fleet.launch({
      launchId,
      launchTemplateId,
      version: 2,
      count,
      tags: { [TAG.template]: 'ubuntu-developer' },
    });
  }

  async stop(): Promise<void> {
    for (const client of Object.values(this.clients)) {
      client.destroy();
    }
    await this.simulator.stop();
    if (this.endpointBefore === undefined) {
      delete process.env.AWS_ENDPOINT_URL;
    } else {
      process.env.AWS_ENDPOINT_URL = this.endpointBefore;
    }
  }
}

/** Ids of instances, in order. */
export function idsOf(instances: Instance[]): string[] {
  return instances.map(instance => instance.instanceId).sort();
}
