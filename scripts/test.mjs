// All tests, or one part of them. Closes with the count, alone on the last line.
//
//   npm test [static|unit|browser [arguments for Jest or Playwright]]
import { onStop } from './processes/onStop.mjs';
import { browserTests } from './testing/browserTests.mjs';
import { add, results, summary } from './testing/results.mjs';
import { stopRunning } from './testing/run.mjs';
import { staticChecks } from './testing/staticChecks.mjs';
import { unitTests } from './testing/unitTests.mjs';

const parts = { static: staticChecks, unit: unitTests, browser: browserTests };

/** Ends what has been started beside the tests, latest first. */
const cleanups = [];
let cleaning = Promise.resolve();
let interrupted = false;

function cleanUp() {
  cleaning = cleaning.then(async () => {
    while (cleanups.length > 0) {
      await cleanups.pop()();
    }
  });
  return cleaning;
}

async function runPart(name, args) {
  try {
    const onCleanup = stop => cleanups.push(stop);
    // The static checks take no arguments
    return name === 'static'
      ? await staticChecks()
      : await parts[name](args, onCleanup);
  } catch (error) {
    console.error(error);
    return results({ failed: 1 });
  } finally {
    await cleanUp();
  }
}

async function main([part, ...args]) {
  if (part !== undefined && !(part in parts)) {
    console.error(`Say which: ${Object.keys(parts).join(', ')}, or nothing.`);
    process.exit(2);
  }
  let total = results({});
  for (const name of part ? [part] : Object.keys(parts)) {
    total = add(total, await runPart(name, args));
    if (interrupted) {
      return;
    }
  }
  console.log(`\n${summary(total)}`);
  process.exit(total.failed > 0 ? 1 : 0);
}

onStop(async () => {
  interrupted = true;
  console.log('\nInterrupted.');
  await stopRunning();
  await cleanUp();
});
await main(process.argv.slice(2));
