import { App, Fn, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  configurationSchema,
  type Configuration,
  type ConfigurationInput,
} from '../configuration';
import { featureFlags } from '../featureFlags';
import { Keys } from '../keys';
import { ACCOUNT } from './access';

/** A complete configuration, with the changes. */
export function testConfiguration(
  changes: Partial<ConfigurationInput> = {},
): Configuration {
  return configurationSchema.parse({
    deployment: 'test',
    account: ACCOUNT,
    region: 'eu-west-1',
    gateway: {
      allowedCidrs: ['198.51.100.0/24'],
      certificate: {
        acmArn:
          'arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-4000-8000-000000000000',
      },
    },
    ...changes,
  });
}

/** A stack for the test of one construct; like the real one, it looks nothing up. */
export class TestStack extends Stack {
  readonly app: App;

  constructor(id = 'vdi-test') {
    const app = new App({ analyticsReporting: false, context: featureFlags() });
    super(app, id, { env: { account: ACCOUNT, region: 'eu-west-1' } });
    this.app = app;
  }

  get availabilityZones(): string[] {
    return [0, 1, 2, 3].map(index => Fn.select(index, Fn.getAzs()));
  }
}

/** The props that every construct takes. */
export function commonProps(stack: Stack) {
  const removalPolicy = RemovalPolicy.DESTROY;
  return {
    deployment: 'test',
    keys: new Keys(stack, 'Keys', { deployment: 'test', removalPolicy }),
    removalPolicy,
    logRetentionDays: 30,
  };
}
