import type { BadRequest } from './BadRequest';
import { NAME } from './names';

const JSON_TYPE = { 'content-type': 'application/json' };
const ubuntu = { templateId: 'ubuntu-developer' };

function create(body: unknown, says: RegExp | string): BadRequest {
  return { request: 'POST /workstations', body, says };
}

/** New workstations. */
export const BAD_CREATIONS: BadRequest[] = [
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
];
