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

/** What has been started beside the tests, latest first. */
const cleanups = [];

async function cleanUp() {
  while (cleanups.length > 0) {
    await cleanups.pop()();
  }
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
    return 2;
  }
  let total = results({});
  for (const name of part ? [part] : Object.keys(parts)) {
    total = add(total, await runPart(name, args));
  }
  console.log(`\n${summary(total)}`);
  return total.failed > 0 ? 1 : 0;
}

onStop(async () => {
  await stopRunning();
  await cleanUp();
});
process.exit(await main(process.argv.slice(2)));
