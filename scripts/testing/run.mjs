import { spawn } from 'node:child_process';
import { root } from '../setup/project.mjs';

const running = new Set();

/**
 * Runs a command to its end, with its output visible.
 *
 * @returns {Promise<number>} the exit code
 */
export function run(command, args, { cwd = root, env } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    running.add(child);
    child.on('error', reject);
    child.on('exit', code => {
      running.delete(child);
      resolve(code ?? 1);
    });
  });
}

/** Ends what `run` has started and is not done yet. */
export async function stopRunning() {
  await Promise.all(
    [...running].map(child => {
      const exited = new Promise(resolve => child.on('exit', resolve));
      child.kill('SIGTERM');
      return exited;
    }),
  );
}
