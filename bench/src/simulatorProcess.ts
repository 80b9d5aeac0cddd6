import { INSTANT, startSimulator } from '@deskstage/simulator';

/** What the process tells its parent when it is ready. */
export interface Ready {
  awsEndpoint: string;
  authenticatorUrl: string;
}

async function main(): Promise<void> {
  const simulator = await startSimulator({ timing: INSTANT });
  const { awsEndpoint, authenticatorUrl } = simulator;
  process.send?.({ awsEndpoint, authenticatorUrl } satisfies Ready);
  process.on('disconnect', () => process.exit(0));
}

void main();
