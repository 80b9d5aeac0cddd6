import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from '../setup/project.mjs';
import { startMoto } from './moto.mjs';
import { startPostgres } from './postgres.mjs';
import { readReport } from './readReport.mjs';
import { add, missingTool, results } from './results.mjs';
import { run } from './run.mjs';

/**
 * Unit and integration tests of all packages, with a real PostgreSQL and moto beside them.
 *
 * @param {string[]} args - for Jest
 * @param {(stop: () => Promise<void>) => void} onCleanup
 */
export async function unitTests(args, onCleanup) {
  let total = results({});
  const env = { BACKSTAGE_TEST_DISABLE_DOCKER: '1' };

  const bring = async (what, start, use) => {
    try {
      const service = await start();
      onCleanup(service.stop);
      use(service);
    } catch (error) {
      total = add(total, missingTool(what, error.message));
    }
  };
  await bring('Tests with PostgreSQL', startPostgres, postgres => {
    env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING =
      postgres.connectionString;
  });
  await bring('Tests with moto', startMoto, moto => {
    env.MOTO_ENDPOINT = moto.endpoint;
  });

  return add(total, await jest(args, env));
}

async function jest(args, env) {
  const folder = await mkdtemp(join(tmpdir(), 'vdi-tests-'));
  const output = join(folder, 'results.json');
  try {
    const code = await run(
      join(root, 'node_modules', '.bin', 'backstage-cli'),
      [
        'repo',
        'test',
        '--ci',
        // Without this, and without CI set, the command would wait for changes
        '--watchAll=false',
        '--maxWorkers=2',
        '--workerIdleMemoryLimit=1300M',
        '--json',
        `--outputFile=${output}`,
        ...args,
      ],
      { env },
    );
    return counted(await readReport(output), code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function counted(report, code) {
  if (!report) {
    return results({ failed: 1 });
  }
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return results({
    passed: report.numPassedTests,
    // Jest may fail for another reason, such as a leak or a threshold
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  });
}
