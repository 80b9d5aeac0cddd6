import { join } from 'node:path';
import { root } from '../setup/project.mjs';
import { add, results } from './results.mjs';
import { run } from './run.mjs';

const bin = join(root, 'node_modules', '.bin');

/** Each of them counts as one test. */
const checks = [
  ['Scripts', process.execPath, ['--test', 'scripts/**/*.test.mjs']],
  ['Generated API', process.execPath, ['scripts/openapi.mjs', '--check']],
  ['Types', join(bin, 'tsc'), []],
  ['Format', join(bin, 'prettier'), ['--check', '.']],
  ['Lint', join(bin, 'backstage-cli'), ['repo', 'lint', '--max-warnings', '0']],
];

export async function staticChecks() {
  let total = results({});
  for (const [name, command, args] of checks) {
    console.log(`\n${name}`);
    const start = performance.now();
    const code = await run(command, args);
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`${name}: ${code === 0 ? 'passed' : 'failed'} in ${seconds} s`);
    total = add(total, results(code === 0 ? { passed: 1 } : { failed: 1 }));
  }
  return total;
}
