import { parseArgs } from 'node:util';
import { describeMachine } from './machine';
import { runAll } from './runAll';
import { FULL, QUICK } from './Scale';
import { formatTable } from './table';

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
  },
});

async function main(): Promise<void> {
  const { databases, figures } = await runAll({
    scale: values.quick ? QUICK : FULL,
    postgres: process.env.BENCH_DATABASE_URL,
    onProgress: what => process.stderr.write(`${what} ...\n`),
  });
  const format = values.markdown ? 'markdown' : 'text';
  process.stdout.write(
    `\n${describeMachine(databases)}\n\n${formatTable(figures, format)}\n`,
  );
}

main().then(
  // What a database or a client still holds open must not keep the process.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
