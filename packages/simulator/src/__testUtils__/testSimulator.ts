import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client, RunInstancesCommandInput } from '@aws-sdk/client-ec2';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SSMClient } from '@aws-sdk/client-ssm';
import { INSTANT, SimulatorOptions } from '../options';
import { Simulator, startSimulator } from '../startSimulator';

/** A clock that moves only when told to. */
export class VirtualClock {
  private time = Date.parse('2026-09-01T08:00:00Z');

  now = () => this.time;

  advance(seconds: number) {
    this.time += seconds * 1000;
  }
}

/** Seconds that are easy to reckon with, without jitter. */
export const PLAIN_TIMING = {
  pendingSeconds: 10,
  stoppingSeconds: 20,
  shuttingDownSeconds: 30,
  ssmOnlineSeconds: 5,
  commandSeconds: { linux: 3, windows: 6 },
  notFoundSeconds: 1,
  jitter: 0,
};

export interface TestBed {
  simulator: Simulator;
  clock: VirtualClock;
  ec2: EC2Client;
  ssm: SSMClient;
  secrets: SecretsManagerClient;
  dynamoDb: DynamoDBClient;
}

const started: { stop(): Promise<void> }[] = [];

/** A simulator with clients of the unmodified AWS SDK that try once; ended by {@link stopAll}. */
export async function startTestBed(
  options: SimulatorOptions = {},
  clock = new VirtualClock(),
): Promise<TestBed> {
  const simulator = await startSimulator({
    clock,
    timing: INSTANT,
    ...options,
  });
  const config = clientConfig(simulator.awsEndpoint);
  const clients = {
    ec2: new EC2Client(config),
    ssm: new SSMClient(config),
    secrets: new SecretsManagerClient(config),
    dynamoDb: new DynamoDBClient(config),
  };
  started.push({
    async stop() {
      Object.values(clients).forEach(client => client.destroy());
      await simulator.stop();
    },
  });
  return { simulator, clock, ...clients };
}

export function clientConfig(endpoint: string, accessKeyId = 'test') {
  return {
    endpoint,
    region: 'eu-west-1',
    maxAttempts: 1,
    credentials: { accessKeyId, secretAccessKey: 'test' },
  };
}

export async function stopAll(): Promise<void> {
  for (const { stop } of started.splice(0)) await stop();
}

/** RunInstances from a seeded launch template. */
export function launchInput(
  name: 'ubuntu-developer' | 'windows-2022' = 'ubuntu-developer',
  count = 1,
): RunInstancesCommandInput {
  return {
    LaunchTemplate: { LaunchTemplateName: name },
    MinCount: 1,
    MaxCount: count,
  };
}

/** Id of a workstation by number. */
export function workstationId(number: number): string {
  return `ws-${String(number).padStart(26, '0')}`;
}

/** Parameters of `prepare`, or of `assign` where the hosts have secrets; a host is its fields. */
export function setUpParameters(
  hosts: string[][],
  changes: Record<string, string[]> = {},
): Record<string, string[]> {
  return {
    Hosts: [hosts.map(host => host.join(',')).join(';')],
    VerifierUrl: ['http://127.0.0.1:1/authenticate'],
    Port: ['8443'],
    Quic: ['true'],
    executionTimeout: ['300'],
    ...changes,
  };
}

/** Parameters of `observe`. */
export const OBSERVE_PARAMETERS = { executionTimeout: ['30'] };
