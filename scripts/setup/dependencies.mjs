import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { yarnNetworkSettings } from './npm.mjs';
import { readJson, root, SetupError } from './project.mjs';

const STAMP = join(root, 'node_modules', '.installed');

/** Installs what `yarn.lock` says, when it or a `package.json` changed since the last time. */
export function ensureDependencies(yarn, environment) {
  const state = stateOfDependencies();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === state) {
    return;
  }
  console.log('Installing dependencies.');
  const [command, ...args] = yarn.command;
  const { status } = spawnSync(command, [...args, 'install', '--immutable'], {
    cwd: root,
    env: { ...environment, ...yarnNetworkSettings() },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) {
    throw new SetupError(
      "The dependencies could not be installed; Yarn's message is above. If it says that the lockfile would have been modified, run `yarn install` and commit yarn.lock.",
    );
  }
  writeFileSync(STAMP, state);
}

function stateOfDependencies() {
  const hash = createHash('sha256');
  for (const file of ['yarn.lock', '.yarnrc.yml', ...packageFiles()]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

function packageFiles() {
  const folders = readJson('package.json').workspaces.flatMap(pattern =>
    pattern.endsWith('/*') ? foldersIn(pattern.slice(0, -2)) : [pattern],
  );
  return ['package.json', ...folders.map(folder => `${folder}/package.json`)]
    .filter(file => existsSync(join(root, file)))
    .sort();
}

function foldersIn(parent) {
  return existsSync(join(root, parent))
    ? readdirSync(join(root, parent)).map(name => `${parent}/${name}`)
    : [];
}
