import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AwsEndpoint } from './aws/AwsEndpoint';
import { Control } from './control';
import { DynamoDbService } from './dynamodb/DynamoDbService';
import { createEc2Service } from './ec2/Ec2Service';
import { CallLog, Faults, TokenBuckets } from './faults';
import {
  Builder,
  createImageBuilderService,
  sendImageEvent,
} from './imagebuilder';
import { DEFAULT_REGION, DEMO_TIMING, SimulatorOptions } from './options';
import { createPricingService } from './pricing/PricingService';
import { createSecretsManagerService } from './secretsmanager/SecretsManagerService';
import { InstanceEvents, Queues, SqsService } from './sqs';
import { CommandRunner } from './ssm/CommandRunner';
import { createSsmService } from './ssm/SsmService';
import { seed } from './world/seed';
import { Snapshot } from './world/Snapshot';
import { World } from './world/World';

/** The simulated account with its services, before anybody can reach it. */
export interface Account {
  world: World;
  endpoint: AwsEndpoint;
  control: Control;
  /** Brings the world up to date */
  settle: () => void;
  /** The world may have changed */
  changed: () => void;
  close(): Promise<void>;
}

/** Opens the account: as it was left in the data directory, or freshly seeded. */
export async function openAccount(
  options: SimulatorOptions & { directoryTable: string },
): Promise<Account> {
  const { dataDirectory, directoryTable } = options;
  const world = new World({
    clock: options.clock ?? { now: Date.now },
    timing: { ...DEMO_TIMING, ...options.timing },
    seed: options.seed ?? 1,
    region: options.region ?? DEFAULT_REGION,
    deployment: options.deployment ?? 'demo',
    showcase: options.showcase ?? false,
  });
  const snapshot = await openSnapshot(dataDirectory, world);
  const dynamoDb = await DynamoDbService.create(
    dataDirectory && join(dataDirectory, 'dynamodb'),
  );
  await dynamoDb.ensureTable(directoryTable);

  const runner = new CommandRunner(world);
  const queues = new Queues(() => world.now());
  const queue = queues.ensure({
    name: options.eventQueue ?? 'vdi-events',
    visibilityTimeout: 30,
    waitTime: 0,
  });
  const events = new InstanceEvents(world, queue);
  const faults = new Faults(world.random);
  const builder = new Builder({ world, faults }, change =>
    sendImageEvent(queue, world, change),
  );
  const settle = () => {
    runner.settle();
    events.announce();
    if (builder.settle()) snapshot?.touch();
  };
  const changed = () => {
    events.announce();
    builder.settle();
    snapshot?.touch();
  };
  const sqs = new SqsService({ queues, region: world.region, look: settle });
  const shared = {
    world,
    calls: new CallLog(),
    faults,
    buckets: new TokenBuckets(),
  };
  async function reset() {
    world.clear();
    seed(world);
    runner.reload();
    events.begin();
    queues.clear();
    faults.set([]);
    shared.buckets.enable(false);
    shared.calls.clear();
    await dynamoDb.clear();
    await dynamoDb.ensureTable(directoryTable);
    changed();
  }
  return {
    world,
    settle,
    changed,
    control: new Control({ ...shared, settle, changed, reset }),
    endpoint: new AwsEndpoint({
      ...shared,
      services: [
        createEc2Service(shared),
        createSsmService({ world, faults, runner }),
        createSecretsManagerService(world),
        createImageBuilderService({ world, faults }),
        createPricingService(world.region),
        sqs,
        dynamoDb,
      ],
      accessKeyId: options.accessKeyId,
      settle,
      changed,
    }),
    async close() {
      sqs.stop();
      await dynamoDb.stop();
      await snapshot?.flush();
    },
  };
}

async function openSnapshot(
  dataDirectory: string | undefined,
  world: World,
): Promise<Snapshot | undefined> {
  if (dataDirectory === undefined) {
    seed(world);
    return undefined;
  }
  await mkdir(dataDirectory, { recursive: true });
  const snapshot = new Snapshot(
    join(dataDirectory, 'account.json'),
    world.state,
  );
  if (!(await snapshot.load())) seed(world);
  return snapshot;
}
