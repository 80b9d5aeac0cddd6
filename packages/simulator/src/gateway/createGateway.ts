import { dirname, join } from 'node:path';
import express, { Express, NextFunction, Request, Response } from 'express';
import { disconnect } from '../hosts';
import type { GatewayHandlers } from '../options';
import type { World } from '../world/World';
import { connect } from './connect';
import { serveLambda } from './lambda';

const ASSETS = join(
  dirname(require.resolve('@deskstage/simulator/package.json')),
  'assets',
);

const PAGE_HEADERS = {
  'content-security-policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
};

export interface GatewayOptions {
  world: World;
  handlers: GatewayHandlers;
  /** Where the resolver is reached; known once the gateway listens */
  resolverUrl: () => string;
  settle: () => void;
  changed: () => void;
}

/** The connection gateway with its web client, and the two functions behind API Gateway. */
export function createGateway(options: GatewayOptions): Express {
  const { handlers } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use((_request, response, next) => {
    response.set(PAGE_HEADERS);
    next();
  });
  const text = express.text({ type: () => true, limit: '1mb' });
  app.post('/resolveSession', text, forward(serveLambda(handlers.resolver)));
  app.post(
    '/authenticate/:workstationId',
    text,
    forward(serveLambda(handlers.authenticator)),
  );

  app.get('/', (_request, response) =>
    response.sendFile(join(ASSETS, 'viewer.html')),
  );
  app.use('/assets', express.static(ASSETS, { index: false }));
  const json = express.json({ limit: '64kb' });
  app.post('/connect', json, forward(connectRoute(options)));
  app.post(
    '/disconnect',
    express.text({ limit: '1kb' }),
    disconnectRoute(options),
  );
  app.use(
    (
      error: Error & { status?: number },
      _request: Request,
      response: Response,
      _next: NextFunction,
    ) => {
      const status = error.status ?? 500;
      if (status >= 500) process.stderr.write(`gateway: ${error.stack}\n`);
      response.status(status).json({ admitted: false, reason: error.message });
    },
  );
  return app;
}

function connectRoute({ world, resolverUrl, settle, changed }: GatewayOptions) {
  return async (request: Request, response: Response): Promise<void> => {
    const { sessionId, authToken } = request.body ?? {};
    if (!isNonEmpty(sessionId) || !isNonEmpty(authToken)) {
      response.status(400).json({
        admitted: false,
        reason:
          'The link is not complete; open the workstation from the portal again.',
      });
      return;
    }
    const result = await connect(world, {
      resolverUrl: resolverUrl(),
      sessionId,
      token: authToken,
      clientAddress: request.socket.remoteAddress ?? '127.0.0.1',
      settle,
    });
    changed();
    // A refusal is an answer like any other, and no error in the browser's console.
    response.json(result);
  };
}

/** Takes the connection's id as text, which is what a page can still send while it closes. */
function disconnectRoute({ world, settle, changed }: GatewayOptions) {
  return (request: Request, response: Response): void => {
    settle();
    const connectionId: unknown = request.body;
    let ended = 0;
    if (isNonEmpty(connectionId)) {
      for (const host of world.state.hosts.values()) {
        if (host.connections.length > 0)
          ended += disconnect(world, host, connectionId);
      }
    }
    changed();
    response.status(ended > 0 ? 204 : 404).end();
  };
}

/** Express 4 does not see a rejected promise by itself. */
function forward(
  route: (request: Request, response: Response) => Promise<void>,
) {
  return (request: Request, response: Response, next: NextFunction): void => {
    route(request, response).catch(next);
  };
}

function isNonEmpty(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
