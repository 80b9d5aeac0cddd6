import { join } from 'node:path';
import { root } from '../setup/project.mjs';

/** The ports of the demo: what listens there, and the variable that chooses another. */
export const portSettings = {
  app: { variable: 'VDI_APP_PORT', standard: 3000, of: 'the portal' },
  backend: { variable: 'VDI_BACKEND_PORT', standard: 7007, of: 'the backend' },
  aws: { variable: 'VDI_AWS_PORT', standard: 7100, of: 'the simulated AWS' },
  gateway: {
    variable: 'VDI_GATEWAY_PORT',
    standard: 8443,
    of: 'the simulated gateway',
  },
};

/** @returns {{app: number, backend: number, aws: number, gateway: number}} */
export function portsFromEnvironment(environment = process.env) {
  return Object.fromEntries(
    Object.entries(portSettings).map(([name, { variable, standard }]) => {
      const port = Number(environment[variable] || standard);
      if (!Number.isInteger(port) || port < 1 || port > 65535) {
        throw new Error(`${variable} must be a port, from 1 to 65535.`);
      }
      return [name, port];
    }),
  );
}

export const defaultDataDirectory = join(root, '.data');

/** Where the parts of a demo answer. */
export function demoUrls(ports) {
  return {
    app: `http://localhost:${ports.app}`,
    backend: `http://localhost:${ports.backend}`,
    aws: `http://127.0.0.1:${ports.aws}`,
    gateway: `http://localhost:${ports.gateway}`,
  };
}

/** What the backend and the app are told; everything else is in app-config.yaml. */
export function portalEnvironment(ports, dataDirectory) {
  const urls = demoUrls(ports);
  return {
    NODE_ENV: 'development',
    // Nobody asked for a browser window
    BROWSER: 'none',
    APP_CONFIG_app_baseUrl: JSON.stringify(urls.app),
    APP_CONFIG_backend_baseUrl: JSON.stringify(urls.backend),
    APP_CONFIG_backend_listen_port: JSON.stringify(ports.backend),
    APP_CONFIG_backend_cors_origin: JSON.stringify(urls.app),
    VDI_DATA_DIRECTORY: join(dataDirectory, 'sqlite'),
    VDI_REPOSITORIES_DIRECTORY: join(dataDirectory, 'repositories'),
    VDI_GATEWAY_URL: urls.gateway,
    VDI_AUTHENTICATOR_URL: `http://127.0.0.1:${ports.gateway}/authenticate`,
    VDI_EVENTS_QUEUE_URL: `${urls.aws}/000000000000/vdi-events`,
    AWS_ENDPOINT_URL: urls.aws,
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'simulator',
    AWS_SECRET_ACCESS_KEY: 'simulator',
  };
}
