import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/project.mjs';
import { testTools } from './pythonTools.mjs';
import { add, missingTool, results } from './results.mjs';
import { run } from './run.mjs';

const EXAMPLES = join(root, 'infra', 'examples');

/** Synthesises every example without credentials, measures the templates, and has cfn-lint read them. */
export async function infrastructure() {
  const files = readdirSync(EXAMPLES).map(name => join(EXAMPLES, name));
  const templates = await templatesOf(files);
  return add(limits(templates), await lint(templates));
}

/**
 * Synthesises configurations in a process that has no credentials to use.
 *
 * @param {string[]} files
 * @returns {Promise<{file: string, bytes: number, resources: number, figures: string}[]>} a template each
 */
export async function templatesOf(files) {
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      ...['--require', '@backstage/cli/config/nodeTransform.cjs'],
      'infra/src/cli/figures.ts',
      ...files,
    ],
    {
      cwd: root,
      env: withoutAws(process.env),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  if (status !== 0) {
    throw new Error('The templates could not be synthesised; see above.');
  }
  return JSON.parse(stdout.trim().split('\n').at(-1));
}

/** Nothing of what the SDK would take for credentials or a way to AWS. */
function withoutAws(environment) {
  const kept = Object.entries(environment).filter(
    ([name]) => !name.startsWith('AWS_'),
  );
  return {
    ...Object.fromEntries(kept),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    // A proxy that nobody answers at: whoever reaches for the network fails
    HTTP_PROXY: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
}

function limits(templates) {
  const tooLarge = templates.filter(({ isWithinLimits }) => !isWithinLimits);
  templates.forEach(({ figures }) => console.log(figures));
  tooLarge.forEach(({ file }) =>
    console.error(`CloudFormation would refuse ${file}.`),
  );
  return results({
    passed: templates.length - tooLarge.length,
    failed: tooLarge.length,
  });
}

async function lint(templates) {
  let tool;
  try {
    tool = testTools();
  } catch (error) {
    return missingTool('cfn-lint', error.message);
  }
  const code = await run(
    tool('cfn-lint'),
    ['--non-zero-exit-code', 'warning', ...templates.map(({ file }) => file)],
    { cwd: join(root, 'infra') },
  );
  return results(code === 0 ? { passed: 1 } : { failed: 1 });
}
