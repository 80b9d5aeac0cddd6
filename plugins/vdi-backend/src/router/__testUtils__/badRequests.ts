import type { CallOptions } from './TestPortal';

/** A workstation that is not there. */
export const UNKNOWN = 'ws-00000000000000000000000000';
const JSON_TYPE = { 'content-type': 'application/json' };
const ubuntu = { templateId: 'ubuntu-developer' };

/** A request and what is said about it. */
export interface BadRequest extends CallOptions {
  request: string;
  /** @default 400 */
  status?: number;
  says: RegExp | string;
}

/** The whole sentence when it is a text. */
export function sentenceOf(says: RegExp | string): RegExp {
  return says instanceof RegExp
    ? says
    : new RegExp(`^${says.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}

function create(body: unknown, says: RegExp | string): BadRequest {
  return { request: 'POST /workstations', body, says };
}

function list(query: string, says: RegExp | string): BadRequest {
  return { request: `GET /workstations?${query}`, says };
}

function cursorOf(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

const NAME = /^'name' in the body must begin with a letter or digit/;
const CURSOR =
  "The cursor does not belong to this list; leave 'cursor' out to begin at its first page.";

/** Requests that cannot be right, whatever the state of the world. */
export const BAD_REQUESTS: BadRequest[] = [
  // Paths
  ...[
    'ws-1',
    'WS-00000000000000000000000000',
    `${UNKNOWN}0`,
    '%00',
    '..%2f',
  ].map(id => ({
    request: `GET /workstations/${id}`,
    says: "'workstationId' in the path must be 'ws-' and 26 lower-case letters and digits.",
  })),
  { request: 'GET /workstations/%E0%A4%A', says: /^The address has a % / },
  {
    request: `POST /workstations/${UNKNOWN}/actions/explode`,
    says: "'action' in the path must be equal to one of the allowed values: start, stop, retry.",
  },
  { request: 'GET /templates/Not_One', says: /^'templateId' in the path must/ },
  {
    request: 'GET /templates/not-one',
    status: 404,
    says: "There is no template 'not-one'.",
  },
  ...[
    `GET /workstations/${UNKNOWN}`,
    `DELETE /workstations/${UNKNOWN}`,
    `POST /workstations/${UNKNOWN}/actions/stop`,
    `GET /workstations/${UNKNOWN}/events`,
    `POST /workstations/${UNKNOWN}/connections`,
    `POST /workstations/${UNKNOWN}/credentials`,
  ].map(request => ({
    request,
    status: 404,
    says: `There is no workstation '${UNKNOWN}'.`,
  })),
  { request: 'GET /desktops', status: 404, says: /no such address/ },

  // Methods and bodies
  {
    request: 'PUT /workstations',
    status: 405,
    says: 'This address takes POST, GET only.',
  },
  {
    request: `PATCH /workstations/${UNKNOWN}`,
    status: 405,
    says: 'This address takes DELETE, GET only.',
  },
  {
    request: 'POST /workstations',
    body: '{"templateId":',
    headers: JSON_TYPE,
    says: /^The body is not valid JSON: /,
  },
  {
    request: 'POST /workstations',
    body: '"ubuntu-developer"',
    headers: JSON_TYPE,
    says: /^The body is not valid JSON: /,
  },
  {
    request: 'POST /workstations',
    body: 'templateId=ubuntu-developer',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    status: 415,
    says: /'Content-Type: application\/json'/,
  },
  {
    request: 'POST /workstations',
    body: JSON.stringify(ubuntu),
    headers: { 'content-type': 'text/plain' },
    status: 415,
    says: /'Content-Type: application\/json'/,
  },
  {
    request: 'POST /workstations',
    status: 415,
    says: /'Content-Type: application\/json'/,
  },
  {
    request: 'POST /workstations',
    body: { ...ubuntu, name: 'x'.repeat(200_000) },
    status: 413,
    says: /larger than 100 kB/,
  },

  // Fields
  create([], /^The body must be a JSON object\.$/),
  create({}, "'templateId' in the body is missing."),
  create({ templateId: 7 }, "'templateId' in the body must be a text."),
  create({ templateId: '../x' }, /^'templateId' in the body must be up to 63/),
  create(
    { ...ubuntu, colour: 'red' },
    "'colour' in the body is not known; leave it out.",
  ),
  create(
    { ...ubuntu, version: '2' },
    "'version' in the body must be a whole number.",
  ),
  create(
    { ...ubuntu, version: 0 },
    "'version' in the body must be at least 1.",
  ),
  create(
    { ...ubuntu, version: 2 ** 31 },
    "'version' in the body must be at most 2147483647.",
  ),
  create(
    { ...ubuntu, version: 99 },
    "Template 'ubuntu-developer' has no version 99; leave 'version' out to get its default version 2.",
  ),
  create({ ...ubuntu, name: '' }, /^'name' in the body must not have fewer/),
  create({ ...ubuntu, name: 'x'.repeat(64) }, /'name' .* more than 63 char/),
  ...[
    'two\nlines',
    'bell\u0007',
    ' space',
    '-dash',
    'party 🎉',
    'a/b',
    '\0',
  ].map(name => create({ ...ubuntu, name }, NAME)),
  create({ ...ubuntu, name: null }, "'name' in the body must be a text."),
  create(
    { ...ubuntu, entityRef: 'not a ref' },
    /^'entityRef' must be an entity ref such as 'component:default\/payments'/,
  ),
  create({ ...ubuntu, entityRef: '::' }, /^'entityRef' must be an entity ref/),
  create(
    { ...ubuntu, entityRef: 'component:default/pay\nments' },
    /^'entityRef' in the body must not hold line breaks/,
  ),
  create(
    { ...ubuntu, entityRef: 'component:default/gone' },
    "'entityRef' names 'component:default/gone', which is not in the catalog or not visible to you.",
  ),
  {
    request: 'POST /workstations',
    body: ubuntu,
    headers: { 'idempotency-key': 'k'.repeat(256) },
    says: /^'idempotency-key' in the headers must not have more than 255/,
  },
  {
    request: 'POST /workstations',
    body: { templateId: 'not-one' },
    status: 409,
    says: "Template 'not-one' is no longer offered to you; choose another one.",
  },

  // Lists
  list('colour=red', "Unknown query parameter 'colour'."),
  list('limit=0', "'limit' in the query must be at least 1."),
  list('limit=201', "'limit' in the query must be at most 200."),
  list('limit=abc', "'limit' in the query must be a whole number."),
  list('limit=1&limit=2', "'limit' in the query must be a whole number."),
  list('limit=', /'limit'/),
  list('sort=colour', /^'sort' in the query must be equal to one of .*-name/),
  list('status=lost', /^'status.*' in the query must be equal to one of/),
  list('status[x]=ready', /'status/),
  list('owner=::', /^'owner' must be an entity ref .*; it is '::'\.$/),
  list('owner=%00', /^'owner' in the query must not hold line breaks/),
  list('entity=nonsense', /^'entity' must be an entity ref/),
  list('q=%00', /^'q' in the query must not hold line breaks/),
  list(`q=${'x'.repeat(101)}`, /^'q' in the query must not have more than 100/),
  list('template=A', /^'template' in the query must be up to 63/),
  list('cursor=!', /^'cursor' in the query must be the 'nextCursor'/),
  ...[
    cursorOf(null),
    cursorOf({}),
    cursorOf({ sort: '-name', id: UNKNOWN, value: 'x' }),
    cursorOf({ sort: '-createdAt', id: UNKNOWN, value: 'yesterday' }),
    cursorOf({ sort: '-createdAt', id: UNKNOWN, value: 1e17 }),
    cursorOf({ sort: '-createdAt', id: '\0', value: 0 }),
    'AAAA',
  ].map(cursor => list(`cursor=${cursor}`, CURSOR)),
  {
    request: `GET /workstations/${UNKNOWN}/events?limit=201`,
    says: "'limit' in the query must be at most 200.",
  },
  {
    request: 'GET /me?verbose=1',
    says: "Unknown query parameter 'verbose'.",
  },
];
