import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { UserError } from './UserError';

/** Where `cdk.json` lies. */
const FOLDER = join(__dirname, '..', '..');

/**
 * Runs CDK's own command in this terminal.
 *
 * @throws UserError when it fails; it has said why
 */
export function runCdk(args: string[]): Promise<void> {
  const command = require.resolve('aws-cdk/bin/cdk');
  const child = spawn(process.execPath, [command, ...args], {
    cwd: FOLDER,
    stdio: 'inherit',
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', code =>
      code === 0
        ? resolve()
        : reject(
            new UserError(`'cdk ${args[0]}' failed; its message is above.`),
          ),
    );
  });
}
