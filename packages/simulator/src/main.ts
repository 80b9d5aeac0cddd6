import { parseArgs } from 'node:util';
import { startSimulator } from './startSimulator';

const { values } = parseArgs({
  options: {
    'aws-port': { type: 'string', default: '4510' },
    'gateway-port': { type: 'string', default: '4511' },
    'data-directory': { type: 'string' },
    deployment: { type: 'string' },
    'directory-table': { type: 'string' },
    'access-key-id': { type: 'string' },
    'gateway-public-url': { type: 'string' },
    region: { type: 'string' },
    seed: { type: 'string' },
    showcase: { type: 'boolean' },
  },
});

async function main(): Promise<void> {
  const simulator = await startSimulator({
    ports: {
      aws: Number(values['aws-port']),
      gateway: Number(values['gateway-port']),
    },
    dataDirectory: values['data-directory'],
    deployment: values.deployment,
    directoryTable: values['directory-table'],
    accessKeyId: values['access-key-id'],
    gatewayPublicUrl: values['gateway-public-url'],
    region: values.region,
    functionLog: true,
    showcase: values.showcase,
    seed: values.seed === undefined ? undefined : Number(values.seed),
  });
  process.stdout.write(
    `Simulated AWS is ready at ${simulator.awsEndpoint}, the simulated DCV gateway at ${simulator.gatewayUrl}\n`,
  );
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    simulator.stop().then(() => process.exit(0), fail);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // Started with a channel, it ends with its parent.
  process.on('disconnect', stop);
}

function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`);
  process.exit(1);
}

main().catch(fail);
