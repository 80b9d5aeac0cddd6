import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Listens on 127.0.0.1 and answers with the URL. */
export async function listen(
  server: Server,
  port: number,
  purpose: string,
): Promise<string> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') {
      throw new Error(
        `Port ${port} (${purpose}) is taken; stop what uses it or choose another port.`,
      );
    }
    throw error;
  }
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Closes a server together with its open connections. */
export async function closeServer(server: Server): Promise<void> {
  if (!server.listening) return;
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
