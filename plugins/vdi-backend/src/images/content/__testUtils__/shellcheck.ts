import { spawnSync } from 'node:child_process';

/** What shellcheck has to say about a bash script; empty when nothing. */
export function shellcheck(script: string): string {
  const result = spawnSync(
    'shellcheck',
    ['--shell=bash', '--format=gcc', '-'],
    {
      input: script,
      encoding: 'utf8',
    },
  );
  if (result.error) {
    throw new Error(`shellcheck does not run: ${result.error.message}`);
  }
  return result.stdout + result.stderr;
}
