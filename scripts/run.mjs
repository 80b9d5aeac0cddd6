// Entry of `npm start` and `npm test`: makes sure of the right Node and of the dependencies, then runs the
// task. Runs on any Node from 18 on and needs nothing but npm.
//
//   node scripts/run.mjs start|test|bench [arguments]
import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { ensureDependencies } from './setup/dependencies.mjs';
import { ensureNode } from './setup/node.mjs';
import { root, SetupError } from './setup/project.mjs';
import { ensureYarn } from './setup/yarn.mjs';

async function main([task, ...args]) {
  const node = ensureNode();
  const path = [node.directory, join(root, 'node_modules', '.bin')];
  const yarn = ensureYarn(node);
  const environment = withPath([...path, yarn.directory]);
  ensureDependencies(yarn, environment);
  await run(node.executable, task, args, environment);
}

function withPath(directories) {
  const environment = { ...process.env };
  const name =
    Object.keys(environment).find(key => key.toUpperCase() === 'PATH') ??
    'PATH';
  environment[name] = [...directories, environment[name]]
    .filter(Boolean)
    .join(delimiter);
  return environment;
}

function run(executable, task, args, environment) {
  // The channel ends with this process, however it ends; the task then stops as well
  const child = spawn(
    executable,
    [join(root, 'scripts', `${task}.mjs`), ...args],
    {
      cwd: root,
      env: environment,
      stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(signal));
  }
  if (process.env.npm_execpath) {
    stopWithParent(child);
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal ? 1 : 0);
      resolve();
    });
  });
}

/** A package manager that is killed tells nobody. */
function stopWithParent(child) {
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) {
      child.kill('SIGTERM');
    }
  }, 1000).unref();
}

main(process.argv.slice(2)).catch(error => {
  console.error(error instanceof SetupError ? error.message : error);
  process.exitCode = 1;
});
