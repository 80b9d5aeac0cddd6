import { AwsDeployments } from '../deployments';
import { examine } from '../doctor';
import { synthesize } from './assembly';
import { describeError } from './describeError';
import { createProgram } from './program';
import { runCdk } from './runCdk';
import { ProcessTerminal } from './Terminal';

createProgram({
  terminal: new ProcessTerminal(),
  deployments: new AwsDeployments(),
  runCdk,
  synthesize,
  examine,
})
  .parseAsync()
  .catch(error => {
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = 1;
  });
