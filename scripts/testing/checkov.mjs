import { basename, join, resolve } from 'node:path';
import { root } from '../setup/project.mjs';
import { templatesOf } from './infrastructure.mjs';
import { pythonTools } from './pythonTools.mjs';
import { run } from './run.mjs';

/**
 * What checkov finds in the templates of a configuration, beyond the findings that are answered in `.checkov.yaml`.
 *
 * @param {string[]} args - the configuration's file; then options for checkov
 * @returns {Promise<number>} the exit code
 */
export async function checkov([file, ...options]) {
  if (!file) {
    console.error('Name the configuration: yarn infra check <file>');
    return 1;
  }
  const tool = pythonTools(join('.tools', 'checkov'), 'requirements-check.txt');
  const path = resolve(process.env.INIT_CWD ?? root, file);
  const [template] = await templatesOf([path]);
  console.log(`checkov: ${basename(file)}`);
  return run(tool('checkov'), [
    ...['--file', template.file, '--config-file', 'infra/.checkov.yaml'],
    ...options.filter(option => option !== '--'),
  ]);
}
