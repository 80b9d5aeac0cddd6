import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { killTree } from './killTree.mjs';

const GUARD = fileURLToPath(new URL('./guard.mjs', import.meta.url));

/** A command and all that it starts, which end together, and never outlive this process. */
export class GuardedProcess {
  /** Resolves with the exit code. */
  exited;
  #child;
  #patience;

  /**
   * @param {string} command
   * @param {string[]} args
   * @param {{cwd?: string, env?: object, uid?: number, gid?: number, patience?: number, onLine: (line: string) => void}} options - `patience`: milliseconds
   *   from the polite request to end until force is used
   */
  constructor(
    command,
    args,
    { env = process.env, patience = 8_000, onLine, ...options },
  ) {
    const order = JSON.stringify({ command, args, options, patience });
    this.#patience = patience;
    this.#child = spawn(process.execPath, [GUARD, order], {
      env,
      detached: process.platform !== 'win32',
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      createInterface({ input: stream }).on('line', onLine);
    }
    this.exited = new Promise((resolve, reject) => {
      this.#child.on('error', reject);
      this.#child.on('exit', code => resolve(code ?? 1));
    });
  }

  /** Ends the command at once, as a crash does. */
  async kill() {
    const { pid } = this.#child;
    if (pid !== undefined) {
      killTree(pid, 'SIGKILL');
      await this.exited;
    }
  }

  /** Ends the command gently, then by force. */
  async stop() {
    const { pid } = this.#child;
    if (pid === undefined) {
      return;
    }
    killTree(pid, 'SIGTERM');
    const force = setTimeout(() => killTree(pid, 'SIGKILL'), this.#patience);
    await this.exited;
    clearTimeout(force);
    killTree(pid, 'SIGKILL');
  }
}
