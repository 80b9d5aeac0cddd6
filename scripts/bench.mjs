// The benchmarks, with a PostgreSQL beside them that `BENCH_DATABASE_URL` names.
//
//   yarn bench [arguments]
import { onStop } from './processes/onStop.mjs';
import { startPostgres } from './testing/postgres.mjs';
import { run, stopRunning } from './testing/run.mjs';

const postgres = await startPostgres();
onStop(async () => {
  await stopRunning();
  await postgres.stop();
});

const code = await run(
  process.execPath,
  [
    '--require',
    '@backstage/cli/config/nodeTransform.cjs',
    'bench/src/main.ts',
    ...process.argv.slice(2),
  ],
  { env: { BENCH_DATABASE_URL: postgres.connectionString } },
);
await postgres.stop();
process.exit(code);
