import { createWriteStream } from 'node:fs';
import { access, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { demoUrls } from '../demo/settings.mjs';
import { startDemo } from '../demo/startDemo.mjs';
import { freePorts } from '../processes/ports.mjs';
import { root } from '../setup/project.mjs';
import { demoControl } from './demoControl.mjs';
import { readReport } from './readReport.mjs';
import { missingTool, results } from './results.mjs';
import { run } from './run.mjs';

const OUTPUT = join(root, 'e2e', 'test-results');
const BROWSERS = ['chromium', 'chromium-browser', 'google-chrome'];

/** The pools of the demo start nothing meanwhile: each test says itself which workstations there are. */
const PAUSED_POOLS = Object.fromEntries(
  ['amazon-linux', 'ubuntu-graphics'].map(template => [
    `APP_CONFIG_vdi_pools_${template}_paused`,
    'true',
  ]),
);

/**
 * The tests of `e2e`, against a demo of their own.
 *
 * @param {string[]} args - for Playwright
 * @param {(stop: () => Promise<void>) => void} onCleanup
 */
export async function browserTests(args, onCleanup) {
  const browser = await findBrowser();
  if (!browser) {
    return missingTool(
      'Browser tests',
      'there is no Chromium. Install it, or set CHROMIUM_PATH to a browser.',
    );
  }
  const data = await mkdtemp(join(tmpdir(), 'vdi-demo-'));
  await mkdir(OUTPUT, { recursive: true });
  const logFile = join(OUTPUT, 'demo.log');
  const log = createWriteStream(logFile);
  const [app, backend, aws, gateway] = await freePorts(4);
  const ports = { app, backend, aws, gateway };

  console.log(`\nStarting a demo for the browser tests; its log is ${logFile}`);
  const demo = await startDemo({
    ports,
    dataDirectory: data,
    onLine: (name, line) => log.write(`[${name}] ${line}\n`),
    environment: PAUSED_POOLS,
  });
  onCleanup(async () => {
    await demo.stop();
    await rm(data, { recursive: true, force: true });
  });
  const dead = await Promise.race([demo.ended, demo.ready]);
  if (dead) {
    console.error(`The ${dead.name} of the demo ended; its log says why.`);
    return results({ failed: 1 });
  }
  const control = await demoControl(demo);
  onCleanup(control.stop);
  return playwright(args, {
    CHROMIUM_PATH: browser,
    VDI_CONTROL_URL: control.url,
    ...environmentOf(demoUrls(ports)),
  });
}

function environmentOf(urls) {
  return {
    VDI_APP_URL: urls.app,
    VDI_BACKEND_URL: urls.backend,
    VDI_SIMULATOR_URL: urls.aws,
    VDI_GATEWAY_URL: urls.gateway,
  };
}

async function playwright(args, env) {
  const report = join(OUTPUT, 'report.json');
  await rm(report, { force: true });
  const code = await run(
    join(root, 'node_modules', '.bin', 'playwright'),
    ['test', '--config', 'e2e/playwright.config.ts', ...args],
    { env },
  );
  const stats = (await readReport(report))?.stats;
  if (!stats) {
    return results({ failed: 1 });
  }
  const failed = stats.unexpected;
  return results({
    passed: stats.expected + stats.flaky,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: stats.skipped,
  });
}

async function findBrowser() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const candidates = process.env.CHROMIUM_PATH
    ? [process.env.CHROMIUM_PATH]
    : [
        ...BROWSERS.flatMap(name => folders.map(folder => join(folder, name))),
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      ];
  for (const candidate of candidates) {
    const exists = await access(candidate).then(
      () => true,
      () => false,
    );
    if (exists) {
      return candidate;
    }
  }
  return undefined;
}
