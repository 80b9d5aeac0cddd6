import type { Connection } from '@deskstage/backstage-plugin-vdi-common';

/** Where clients reach the connection gateway. */
export interface Gateway {
  protocol: 'http:' | 'https:';
  hostname: string;
  port: number;
  /** Path of the DCV web client, with a slash at both ends */
  path: string;
}

/**
 * Reads the gateway's address.
 *
 * @throws Error when it is not an http or https URL without credentials, query and fragment
 */
export function parseGateway(url: string): Gateway {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (
    !parsed ||
    (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') ||
    parsed.username ||
    parsed.password ||
    parsed.search ||
    parsed.hash
  ) {
    throw new Error(
      `'vdi.connection.gatewayUrl' must be an address such as https://desktops.example.com:8443; it is '${url}'.`,
    );
  }
  const { protocol, hostname, pathname } = parsed;
  const standard = protocol === 'https:' ? 443 : 80;
  return {
    protocol,
    hostname,
    port: parsed.port ? Number(parsed.port) : standard,
    path: pathname.endsWith('/') ? pathname : `${pathname}/`,
  };
}

/**
 * A grant in the forms that DCV clients take, as Amazon's DCV user guide describes them ("Using a connection file",
 * "Connecting by URI").
 */
export function connectionForms(options: {
  gateway: Gateway;
  workstationId: string;
  workstationName: string;
  /** base64url: nothing in it needs escaping */
  secret: string;
}): Pick<Connection, 'webUrl' | 'nativeUrl' | 'connectionFile'> {
  const { gateway, workstationId, workstationName, secret } = options;
  const { hostname, port, path } = gateway;
  const query = `?authToken=${encodeURIComponent(secret)}#${encodeURIComponent(
    workstationId,
  )}`;
  return {
    webUrl: `${gateway.protocol}//${hostname}:${port}${path}${query}`,
    nativeUrl: `dcv://${hostname}:${port}${path}${query}`,
    connectionFile: {
      name: fileName(workstationName),
      content: connectionFile({
        host: hostname.replace(/^\[|\]$/g, ''),
        port: String(port),
        webport: String(port),
        quicport: String(port),
        weburlpath: path,
        sessionid: workstationId,
        authtoken: secret,
        transport: 'auto',
        certificatevalidationpolicy: 'strict',
      }),
    },
  };
}

function connectionFile(connect: Record<string, string>): string {
  const lines = Object.entries(connect).map(
    ([key, value]) => `${key}=${oneLine(value)}`,
  );
  return [
    '[version]',
    'format=1.0',
    '',
    '[connect]',
    ...lines,
    '',
    '[options]',
    'promptreconnect=true',
    '',
  ].join('\n');
}

/** Without line breaks and other control characters, with which a value could add keys of its own. */
function oneLine(value: string): string {
  // eslint-disable-next-line no-control-regex -- they are what must go
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, '');
}

/** Windows gives these names to devices, whatever follows after a dot. */
const DEVICE = /^(con|prn|aux|nul|com[0-9]|lpt[0-9])(\.|$)/i;

/** A name that every file system and every header takes. */
function fileName(workstationName: string): string {
  const safe = workstationName
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return DEVICE.test(safe)
    ? `workstation-${safe}.dcv`
    : `${safe || 'workstation'}.dcv`;
}
