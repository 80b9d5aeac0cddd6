import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/project.mjs';

/**
 * Commands of Python packages, in a virtual environment of their own. It is made anew when the requirements have
 * changed.
 *
 * @param {string} folder - where the environment lies, from the root
 * @param {string} requirements - the file of pinned packages, from the root
 * @returns {(command: string) => string} the path of a command
 */
export function pythonTools(folder, requirements) {
  const environment = join(root, folder);
  const isWindows = process.platform === 'win32';
  const bin = join(environment, isWindows ? 'Scripts' : 'bin');
  const stamp = join(environment, '.installed');
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, requirements)))
    .digest('hex');
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
    console.log(`Installing ${requirements} into ${folder}.`);
    rmSync(environment, { recursive: true, force: true });
    execute(isWindows ? 'python' : 'python3', ['-m', 'venv', environment]);
    const pip = ['-m', 'pip', 'install', '--quiet'];
    execute(join(bin, 'python'), [
      ...pip,
      '--disable-pip-version-check',
      '--requirement',
      requirements,
    ]);
    writeFileSync(stamp, wanted);
  }
  return command => join(bin, command);
}

/** moto and cfn-lint, for the tests. */
export function testTools() {
  return pythonTools('.venv', 'requirements-test.txt');
}

function execute(command, args) {
  const { status, error, stdout, stderr } = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) {
    const said = error?.message ?? `${stdout}${stderr}`.trim();
    throw new Error(`'${command} ${args.join(' ')}' failed. ${said}`);
  }
}
