import { createServer } from 'node:http';

const CRASH = '/backend/crash';

/**
 * Lets the tests do to a demo what it cannot do to itself: `POST /backend/crash` ends the backend without a warning,
 * and answers when another one has taken its place.
 *
 * @param {{crashBackend: () => Promise<void>}} demo
 * @returns {Promise<{url: string, stop: () => Promise<void>}>}
 */
export async function demoControl(demo) {
  const server = createServer(async ({ method, url }, response) => {
    if (method !== 'POST' || url !== CRASH) {
      response.writeHead(404).end(`There is only POST ${CRASH}.`);
      return;
    }
    try {
      await demo.crashBackend();
      response.writeHead(204).end();
    } catch (error) {
      response.writeHead(500).end(String(error));
    }
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () =>
      new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  };
}
