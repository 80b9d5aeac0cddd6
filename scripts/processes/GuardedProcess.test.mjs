import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { test } from 'node:test';
import { GuardedProcess } from './GuardedProcess.mjs';
import { waitFor } from './waitFor.mjs';

/** A program that starts another one, and both ignore polite requests to end. */
const STUBBORN = `
  process.on('SIGTERM', () => {});
  if (process.argv[1] !== 'leaf') {
    const args = ['-e', process.env.STUBBORN, 'leaf'];
    require('node:child_process').spawn(process.execPath, args, { stdio: 'inherit' });
  }
  console.log(process.pid);
  setInterval(() => {}, 1000);
`;
const env = { ...process.env, STUBBORN };

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function firstLines(count, add) {
  const lines = [];
  add(line => lines.push(line));
  await waitFor(() => lines.length >= count, AbortSignal.timeout(20_000));
  return lines.map(Number);
}

test('gives output and exit code, also of a command that does not exist', async () => {
  const lines = [];
  const script = 'console.log("out"); console.error("err"); process.exit(3)';
  const one = new GuardedProcess(process.execPath, ['-e', script], {
    onLine: line => lines.push(line),
  });
  assert.equal(await one.exited, 3);
  await waitFor(() => lines.length === 2, AbortSignal.timeout(5_000));
  assert.deepEqual(lines.sort(), ['err', 'out']);

  const none = new GuardedProcess('no-such-command', [], { onLine() {} });
  assert.equal(await none.exited, 127);
  await none.stop();
});

test('ends a command with all that it started', async () => {
  let process_;
  const pids = await firstLines(2, onLine => {
    process_ = new GuardedProcess(process.execPath, ['-e', STUBBORN], {
      env,
      onLine,
      patience: 300,
    });
  });
  assert.deepEqual(pids.map(isAlive), [true, true]);
  await process_.stop();
  await waitFor(() => !pids.some(isAlive), AbortSignal.timeout(5_000));
});

test('ends with whoever started it, however that ended', async () => {
  const module_ = new URL('./GuardedProcess.mjs', import.meta.url);
  const starter = `
    const { GuardedProcess } = await import('${module_}');
    new GuardedProcess(process.execPath, ['-e', process.env.STUBBORN], { onLine: console.log, patience: 300 });
  `;
  let child;
  const pids = await firstLines(2, onLine => {
    child = spawn(process.execPath, ['--input-type=module', '-e', starter], {
      env,
    });
    createInterface({ input: child.stdout }).on('line', onLine);
  });
  assert.deepEqual(pids.map(isAlive), [true, true]);
  child.kill('SIGKILL');
  await waitFor(() => !pids.some(isAlive), AbortSignal.timeout(15_000));
});
