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
 * ended, with its name. `crashBackend` ends the backend without a warning, starts another one and resolves when that
 * answers.
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
  const processes = new Set();
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
    processes.add(process_);
    // One that is not among them any more was meant to end.
    process_.exited.then(
      code => processes.has(process_) && sayEnded({ name, code }),
    );
    return process_;
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

  let backend;
  const startBackend = () => {
    const folder = join(root, 'packages/backend');
    backend = start('backend', [CLI, 'package', 'start'], folder);
  };
  const backendReady = () => {
    const readiness = `${urls.backend}/.backstage/health/v1/readiness`;
    return waitFor(() => answers(readiness, is200), stopped.signal);
  };
  const all = async () => {
    // The backend looks at AWS as soon as it starts
    await waitFor(() => answers(urls.aws), stopped.signal);
    startBackend();
    await waitFor(() => answers(urls.gateway), stopped.signal);
    await backendReady();
    await waitFor(() => answers(urls.app, is200), stopped.signal);
  };

  return {
    urls,
    ready: all(),
    ended,
    async crashBackend() {
      processes.delete(backend);
      await backend.kill();
      startBackend();
      await backendReady();
    },
    async stop() {
      stopped.abort(new Error('The demo was stopped.'));
      await Promise.all([...processes].map(one => one.stop()));
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
