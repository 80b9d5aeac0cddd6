// The demo: a portal with simulated AWS and a simulated gateway behind it, all on this machine.
//
//   npm start [-- --reset]     --reset forgets the workstations of earlier runs
import { rm } from 'node:fs/promises';
import {
  defaultDataDirectory,
  portSettings,
  portsFromEnvironment,
} from './demo/settings.mjs';
import { startDemo } from './demo/startDemo.mjs';
import { writeLine } from './demo/writeLine.mjs';
import { onStop } from './processes/onStop.mjs';
import { isPortFree } from './processes/ports.mjs';

async function main(args) {
  const unknown = args.find(arg => arg !== '--reset');
  if (unknown) {
    throw new Error(`'${unknown}' is unknown; there is only --reset.`);
  }
  const ports = portsFromEnvironment();
  await checkPorts(ports);
  if (args.includes('--reset')) {
    await rm(defaultDataDirectory, { recursive: true, force: true });
  }

  let stopping = false;
  const demo = await startDemo({
    ports,
    dataDirectory: defaultDataDirectory,
    onLine: writeLine,
  });
  onStop(async () => {
    stopping = true;
    console.log('\nStopping.');
    await demo.stop();
  });

  demo.ready.then(
    () => console.log(banner(demo.urls)),
    error => stopping || console.error(error),
  );
  const { name, code } = await demo.ended;
  if (!stopping) {
    stopping = true;
    await demo.stop();
    console.error(
      `\nThe ${name} ended (exit code ${code}), so everything was stopped. Its last lines above say why.`,
    );
    process.exit(1);
  }
}

async function checkPorts(ports) {
  const taken = [];
  for (const [name, port] of Object.entries(ports)) {
    if (!(await isPortFree(port))) {
      const { variable, of } = portSettings[name];
      taken.push(
        `Port ${port}, for ${of}, is taken on 127.0.0.1: end what listens there, or choose another with ${variable}=${
          port + 10
        }.`,
      );
    }
  }
  if (taken.length > 0) {
    throw new Error(taken.join('\n'));
  }
}

function banner(urls) {
  return `
  ─────────────────────────────────────────────────────────────────────
   VDI for Backstage   ${urls.app}

   1. Sign in as one of the demo people: two developers, one administrator.
   2. Workstations → New workstation: pick a template, watch it get ready.
   3. Connect → browser: the simulated gateway shows whom it let in.
   4. Create → New workstation image: a desktop of your own, built and tried.
   5. Sign in as the administrator to see All workstations.

   Ctrl-C stops everything; the next start finds your workstations again.
  ─────────────────────────────────────────────────────────────────────
`;
}

main(process.argv.slice(2)).catch(error => {
  console.error(error.message);
  process.exit(1);
});
