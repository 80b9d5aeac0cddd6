import { createServer } from 'node:net';

/** Whether this process could listen on a port of the loopback address. */
export async function isPortFree(port) {
  return (await listen(port)) !== undefined;
}

/** As many ports as asked for that nobody listens on. */
export async function freePorts(count) {
  const ports = new Set();
  while (ports.size < count) {
    ports.add(await listen(0));
  }
  return [...ports];
}

function listen(port) {
  return new Promise(resolve => {
    const server = createServer();
    server.on('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const { port: taken } = server.address();
      server.close(() => resolve(taken));
    });
  });
}
