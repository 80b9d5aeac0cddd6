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

function act(body: unknown, says: RegExp | string): BadRequest {
  return { request: `POST /workstations/${UNKNOWN}/actions/stop`, body, says };
}

function rename(body: unknown, says: RegExp | string): BadRequest {
  return { request: `PATCH /workstations/${UNKNOWN}`, body, says };
}

function patch(body: unknown, says: RegExp | string): BadRequest {
  return { request: 'PATCH /templates/ubuntu-developer', body, says };
}

function pool(body: unknown, says: RegExp | string): BadRequest {
  return { request: 'PUT /pools/ubuntu-developer', body, says };
}

const MORNING = {
  days: ['mon', 'tue'],
  from: '08:00',
  to: '12:00',
  timeZone: 'Europe/Berlin',
  size: 2,
};

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
    says: "'action' in the path must be equal to one of the allowed values: start, stop, hibernate, reboot, retry, rebuild, resize, extend.",
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
    request: `PUT /workstations/${UNKNOWN}`,
    status: 405,
    says: 'This address takes DELETE, PATCH, GET only.',
  },
  {
    request: `PATCH /workstations/${UNKNOWN}`,
    status: 415,
    says: /'Content-Type: application\/json'/,
  },
  { request: `DELETE /workstations/${UNKNOWN}?force=maybe`, says: /'force'/ },
  act({ hours: 1.5 }, "'hours' in the body must be a whole number."),
  act({ hours: 25 }, "'hours' in the body must be at most 24."),
  act(
    { instanceType: 'large' },
    "'instanceType' in the body must be an EC2 instance type such as 'm7i.xlarge'.",
  ),
  act({ size: 'big' }, "'size' in the body is not known; leave it out."),
  rename({}, "'name' in the body is missing."),
  rename({ name: 'a/b' }, NAME),
  rename({ name: ' ' }, NAME),

  // Templates
  patch({ hidden: true }, "'hidden' in the body is not known; leave it out."),
  patch({ defaultVersion: 0 }, /^'defaultVersion' .* must be at least 1/),
  patch(
    { defaultVersion: 99 },
    "Template 'ubuntu-developer' has no version 99; its versions are listed with it.",
  ),
  patch(
    { defaultVersion: 3, settings: { groups: ['a b:c'] } },
    "'settings.groups' has 'a b:c', which is no entity ref such as 'group:default/payments' or 'user:default/amara'.",
  ),
  patch(
    { settings: { instanceTypes: ['m7i.xlarge', 'z9.huge'] } },
    "'settings.instanceTypes' has 'z9.huge', which EC2 does not offer in this region.",
  ),
  patch(
    { settings: { instanceTypes: ['huge'] } },
    "'settings.instanceTypes[0]' in the body must be an EC2 instance type such as 'm7i.xlarge'.",
  ),
  patch(
    { settings: { subnetIds: ['here'] } },
    "'settings.subnetIds[0]' in the body must be the id of a subnet, such as 'subnet-0a1b2c3d'.",
  ),
  patch(
    { settings: { stopAfterHours: 0 } },
    /^'settings.stopAfterHours' in the body must be at least 1/,
  ),
  {
    request: 'PATCH /templates/not-one',
    body: { defaultVersion: 1 },
    status: 404,
    says: "There is no template 'not-one'.",
  },
  {
    request: 'GET /templates/ubuntu-developer/rollouts/none',
    says: "'version' in the path must be a whole number.",
  },
  {
    request: 'GET /templates/ubuntu-developer/rollouts/99',
    says: "Template 'ubuntu-developer' has no version 99; its versions are listed with it.",
  },
  {
    request: 'GET /templates/ubuntu-developer/changes?cursor=abc',
    says: "'cursor' must be the 'nextCursor' of the page before.",
  },

  // Pools
  pool([], /^The body must be a JSON object\.$/),
  pool({ windows: [] }, "'baseSize' in the body is missing."),
  pool(
    { baseSize: -1, windows: [] },
    "'baseSize' in the body must be at least 0.",
  ),
  pool(
    { baseSize: 1001, windows: [] },
    "'baseSize' in the body must be at most 1000.",
  ),
  pool(
    { baseSize: 0, windows: [{ ...MORNING, size: -3 }] },
    "'windows[0].size' in the body must be at least 0.",
  ),
  pool(
    { baseSize: 0, windows: [MORNING, { ...MORNING, to: '25:00' }] },
    "'windows[1].to' in the body must be a time such as '18:00', at most '24:00'.",
  ),
  pool(
    { baseSize: 0, windows: [{ ...MORNING, from: '8:00' }] },
    "'windows[0].from' in the body must be a time such as '08:00'.",
  ),
  pool(
    { baseSize: 0, windows: [{ ...MORNING, days: [] }] },
    /^'windows\[0\]\.days' in the body must not have fewer than 1 items/,
  ),
  pool(
    { baseSize: 0, windows: [{ ...MORNING, from: '09:00', to: '08:00' }] },
    /^'windows\[0\]\.to' must be later than 09:00; for a night, /,
  ),
  pool(
    { baseSize: 0, windows: [{ ...MORNING, timeZone: 'Mars/Olympus' }] },
    /^'windows\[0\]\.timeZone' .*'Mars\/Olympus' is no time zone; /,
  ),
  pool(
    {
      baseSize: 0,
      windows: [MORNING, { ...MORNING, from: '07:00', to: '08:01' }],
    },
    /^'windows\[1\]' overlaps windows\[0\] on /,
  ),
  pool(
    { baseSize: 0, windows: [], surge: 0 },
    "'surge' in the body must be at least 1.",
  ),
  pool(
    { baseSize: 0, windows: [], maxAgeHours: 9000 },
    "'maxAgeHours' in the body must be at most 8760.",
  ),
  pool(
    { baseSize: 0, windows: [], unwanted: 'burn' },
    /^'unwanted' in the body must be equal to one of .*hibernate/,
  ),
  ...['GET', 'DELETE'].map(method => ({
    request: `${method} /pools/not-one`,
    status: 404,
    says: "There is no template 'not-one'.",
  })),
  {
    request: 'POST /pools/ubuntu-developer/members',
    body: { count: 101 },
    says: "'count' in the body must be at most 100.",
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
