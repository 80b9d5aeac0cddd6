import { GuardedProcess } from '../processes/GuardedProcess.mjs';
import { testTools } from './pythonTools.mjs';

/**
 * A moto server, somebody else's stand-in for AWS.
 *
 * @returns {Promise<{endpoint: string, stop: () => Promise<void>}>}
 */
export async function startMoto() {
  const tool = testTools();
  const lines = [];
  let sayEndpoint;
  const endpoint = new Promise(resolve => {
    sayEndpoint = resolve;
  });
  const server = new GuardedProcess(
    tool('moto_server'),
    ['-H', '127.0.0.1', '-p', '0'],
    {
      env: { ...process.env, PYTHONUNBUFFERED: '1' },
      onLine: line => {
        // Every request is a line; only those before the first one are of interest
        if (lines.length < 50) {
          lines.push(line);
        }
        const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(line) ?? [];
        if (url) {
          sayEndpoint(url);
        }
      },
    },
  );
  const found = await Promise.race([endpoint, server.exited]);
  if (typeof found !== 'string') {
    throw new Error(`moto did not start. ${lines.join('\n')}`);
  }
  return { endpoint: found, stop: () => server.stop() };
}
