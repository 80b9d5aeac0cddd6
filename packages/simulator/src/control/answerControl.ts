import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Fault } from '../faults';
import type { ForeignHost } from './foreignInstance';
import type { Control, NewTemplateVersion, OutsideEvent } from './Control';

export const CONTROL_PREFIX = '/_simulator/';

type Route = (
  control: Control,
  input: { body: unknown; match: RegExpExecArray },
) => unknown;

const ROUTES: [method: string, path: RegExp, route: Route][] = [
  ['GET', /^state$/, control => control.state()],
  ['GET', /^calls$/, control => control.calls()],
  ['DELETE', /^calls$/, control => control.clearCalls()],
  ['POST', /^reset$/, control => control.reset()],
  ['GET', /^faults$/, control => control.state().faults],
  [
    'PUT',
    /^faults$/,
    (control, { body }) => control.setFaults(body as Fault[]),
  ],
  ['POST', /^faults$/, (control, { body }) => control.addFault(body as Fault)],
  ['DELETE', /^faults$/, control => control.setFaults([])],
  [
    'PUT',
    /^token-buckets$/,
    (control, { body }) =>
      control.setTokenBuckets((body as { enabled?: boolean }).enabled === true),
  ],
  [
    'POST',
    /^clock$/,
    (control, { body }) =>
      control.advance(
        Number((body as { advanceSeconds?: number }).advanceSeconds ?? 0),
      ),
  ],
  [
    'POST',
    /^instances\/(i-[0-9a-f]+)\/(stop|terminate|vanish|settle)$/,
    (control, { match }) => control.happen(match[2] as OutsideEvent, match[1]),
  ],
  [
    'POST',
    /^hosts$/,
    (control, { body }) => control.manageHost(body as ForeignHost),
  ],
  [
    'POST',
    /^hosts\/([\w-]+)\/disconnect$/,
    (control, { match }) => ({ ended: control.disconnect(match[1]) }),
  ],
  [
    'PUT',
    /^images\/(ami-[0-9a-f]+)$/,
    (control, { match, body }) =>
      control.setImageBroken(
        match[1],
        (body as { broken?: boolean }).broken === true,
      ),
  ],
  [
    'POST',
    /^launch-templates\/([^/]+)\/versions$/,
    (control, { match, body }) => ({
      version: control.addTemplateVersion(
        decodeURIComponent(match[1]),
        body as NewTemplateVersion,
      ),
    }),
  ],
];

/** The control over HTTP, in JSON. */
export async function answerControl(
  control: Control,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '').slice(CONTROL_PREFIX.length).split('?')[0];
  for (const [method, pattern, route] of ROUTES) {
    const match = pattern.exec(path);
    if (!match || request.method !== method) continue;
    try {
      const body = await readJson(request);
      write(response, 200, (await route(control, { body, match })) ?? {});
    } catch (error) {
      write(response, 400, { error: (error as Error).message });
    }
    return;
  }
  write(response, 404, {
    error: `The simulator has no ${request.method} ${CONTROL_PREFIX}${path}.`,
  });
}

/** A web page elsewhere can send no JSON without being asked, so a body must be called JSON. */
async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  if (text === '') return {};
  if (!request.headers['content-type']?.startsWith('application/json')) {
    throw new Error('Send the body as application/json.');
  }
  return JSON.parse(text);
}

function write(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
