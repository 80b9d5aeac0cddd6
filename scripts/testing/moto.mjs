import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GuardedProcess } from '../processes/GuardedProcess.mjs';
import { root } from '../setup/project.mjs';

const REQUIREMENTS = join(root, 'requirements-test.txt');
const VENV = join(root, '.venv');
const BIN = join(VENV, process.platform === 'win32' ? 'Scripts' : 'bin');
const STAMP = join(VENV, '.installed');

/**
 * A moto server, somebody else's stand-in for AWS.
 *
 * @returns {Promise<{endpoint: string, stop: () => Promise<void>}>}
 */
export async function startMoto() {
  installMoto();
  const lines = [];
  let sayEndpoint;
  const endpoint = new Promise(resolve => {
    sayEndpoint = resolve;
  });
  const server = new GuardedProcess(
    join(BIN, 'moto_server'),
    ['-H', '127.0.0.1', '-p', '0'],
    {
      env: { ...process.env, PYTHONUNBUFFERED: '1' },
      onLine: line => {
        // Every request is a line; only those before the first one are of interest
        if (lines.length < 50) {
          lines.push(line);
        }
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (url) {
          sayEndpoint(url);
        }
      },
    },
  );
  const found = await Promise.race([endpoint, server.exited]);
  if (typeof found !== 'string') {
    throw new Error(`moto did not start. ${lines.join('\n')}`);
  }
  return { endpoint: found, stop: () => server.stop() };
}

/** Makes `.venv`, when it is not there or its requirements have changed. */
function installMoto() {
  const wanted = createHash('sha256')
    .update(readFileSync(REQUIREMENTS))
    .digest('hex');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) {
    return;
  }
  console.log('Installing moto into .venv.');
  rmSync(VENV, { recursive: true, force: true });
  const python = process.platform === 'win32' ? 'python' : 'python3';
  execute(python, ['-m', 'venv', VENV]);
  const pip = [
    '-m',
    'pip',
    'install',
    '--quiet',
    '--disable-pip-version-check',
  ];
  execute(join(BIN, 'python'), [...pip, '--requirement', REQUIREMENTS]);
  writeFileSync(STAMP, wanted);
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
