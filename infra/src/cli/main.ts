import { ConfigurationError } from '../configuration';
import { AwsDeployments } from '../deployments';
import { examine } from '../doctor';
import { synthesize } from './assembly';
import { createProgram } from './program';
import { runCdk } from './runCdk';
import { NobodyToAskError, ProcessTerminal } from './Terminal';
import { UserError } from './UserError';

const EXPECTED = [ConfigurationError, NobodyToAskError, UserError];

createProgram({
  terminal: new ProcessTerminal(),
  deployments: new AwsDeployments(),
  runCdk,
  synthesize,
  examine,
})
  .parseAsync()
  .catch(error => {
    const isExpected = EXPECTED.some(type => error instanceof type);
    process.stderr.write(`${isExpected ? error.message : error.stack}\n`);
    process.exitCode = 1;
  });
