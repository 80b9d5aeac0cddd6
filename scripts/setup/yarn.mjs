import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { npmInstall } from './npm.mjs';
import { readJson, SetupError, tools } from './project.mjs';

/**
 * Yarn in the version of `packageManager`: the one that runs us, else one brought from npm.
 *
 * @returns the command line to begin with, and the directory for the PATH
 */
export function ensureYarn(node) {
  const [, version] = readJson('package.json').packageManager.split(/[@+]/);
  const own = process.env.npm_execpath ?? '';
  const agent = process.env.npm_config_user_agent ?? '';
  if (agent.startsWith(`yarn/${version} `) && existsSync(own)) {
    // An executable that Yarn makes for its scripts
    return { command: [own], directory: dirname(own) };
  }
  const modules = join(tools, `yarn-${version}`, 'node_modules');
  const script = join(modules, '@yarnpkg', 'cli-dist', 'bin', 'yarn.js');
  if (!existsSync(script)) {
    console.log(`Bringing Yarn ${version} into .tools (once).`);
    if (!npmInstall(dirname(modules), `@yarnpkg/cli-dist@${version}`)) {
      throw new SetupError(
        `Yarn ${version} could not be brought from npm. Check npm's registry and proxy settings, then try again.`,
      );
    }
  }
  return {
    command: [node.executable, script],
    directory: join(modules, '.bin'),
  };
}
