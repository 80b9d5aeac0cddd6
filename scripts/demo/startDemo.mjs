import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { GuardedProcess } from '../processes/GuardedProcess.mjs';
import { answers, waitFor } from '../processes/waitFor.mjs';
import { root } from '../setup/project.mjs';
import { demoUrls, portalEnvironment } from './settings.mjs';

const TRANSFORM = '@backstage/cli/config/nodeTransform.cjs';
const SIMULATOR = join(root, 'packages/simulator/src/main.ts');
const CLI = join(root, 'node_modules/@backstage/cli/bin/backstage-cli');

/**
 * Starts simulator, backend and app. `ready` resolves when all of them answer; `ended` when the first has
 * ended, with its name.
 *
 * @param {{
 *   ports: {app: number, backend: number, aws: number, gateway: number},
 *   dataDirectory: string,
 *   onLine: (name: string, line: string) => void,
 *   environment?: Record<string, string>,
 * }} options
 */
export async function startDemo({
  ports,
  dataDirectory,
  onLine,
  environment = {},
}) {
  const urls = demoUrls(ports);
  const env = {
    ...process.env,
    ...portalEnvironment(ports, dataDirectory),
    ...environment,
  };
  const processes = [];
  const stopped = new AbortController();
  await mkdir(join(dataDirectory, 'sqlite'), { recursive: true });

  let sayEnded;
  const ended = new Promise(resolve => {
    sayEnded = resolve;
  });
  const start = (name, args, cwd) => {
    stopped.signal.throwIfAborted();
    const process_ = new GuardedProcess(process.execPath, args, {
      cwd,
      env,
      onLine: line => onLine(name, line),
    });
    processes.push(process_);
    process_.exited.then(code => sayEnded({ name, code }));
  };

  start(
    'simulator',
    [
      '--require',
      TRANSFORM,
      SIMULATOR,
      ...simulatorOptions(ports, dataDirectory),
    ],
    root,
  );
  start('app', [CLI, 'package', 'start'], join(root, 'packages/app'));

  const all = async () => {
    // The backend looks at AWS as soon as it starts
    await waitFor(() => answers(urls.aws), stopped.signal);
    start('backend', [CLI, 'package', 'start'], join(root, 'packages/backend'));
    const readiness = `${urls.backend}/.backstage/health/v1/readiness`;
    await waitFor(() => answers(urls.gateway), stopped.signal);
    await waitFor(() => answers(readiness, is200), stopped.signal);
    await waitFor(() => answers(urls.app, is200), stopped.signal);
  };

  return {
    urls,
    ready: all(),
    ended,
    async stop() {
      stopped.abort(new Error('The demo was stopped.'));
      await Promise.all(processes.map(one => one.stop()));
    },
  };
}

function simulatorOptions(ports, dataDirectory) {
  return [
    '--aws-port',
    String(ports.aws),
    '--gateway-port',
    String(ports.gateway),
    '--data-directory',
    join(dataDirectory, 'simulator'),
    '--showcase',
  ];
}

function is200(status) {
  return status === 200;
}
