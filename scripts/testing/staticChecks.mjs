import { join } from 'node:path';
import { root } from '../setup/project.mjs';
import { infrastructure } from './infrastructure.mjs';
import { add, results } from './results.mjs';
import { run } from './run.mjs';

const bin = join(root, 'node_modules', '.bin');

/** Each command counts as one test; the others say what they come to. */
const checks = [
  ['Scripts', command(process.execPath, '--test', 'scripts/**/*.test.mjs')],
  [
    'Generated API',
    command(process.execPath, 'scripts/openapi.mjs', '--check'),
  ],
  ['Types', command(join(bin, 'tsc'))],
  ['Format', command(join(bin, 'prettier'), '--check', '.')],
  [
    'Lint',
    command(join(bin, 'backstage-cli'), 'repo', 'lint', '--max-warnings', '0'),
  ],
  ['Infrastructure', infrastructure],
];

export async function staticChecks() {
  let total = results({});
  for (const [name, check] of checks) {
    console.log(`\n${name}`);
    const start = performance.now();
    const outcome = await outcomeOf(check);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    const word = outcome.failed === 0 ? 'passed' : 'failed';
    console.log(`${name}: ${word} in ${seconds} s`);
    total = add(total, outcome);
  }
  return total;
}

function command(executable, ...args) {
  return async () => {
    const code = await run(executable, args);
    return results(code === 0 ? { passed: 1 } : { failed: 1 });
  };
}

async function outcomeOf(check) {
  try {
    return await check();
  } catch (error) {
    console.error(error.message);
    return results({ failed: 1 });
  }
}
