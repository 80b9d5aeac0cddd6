import { UNKNOWN, type BadRequest } from './BadRequest';

const CURSOR =
  "The cursor does not belong to this list; leave 'cursor' out to begin at its first page.";

function list(query: string, says: RegExp | string): BadRequest {
  return { request: `GET /workstations?${query}`, says };
}

function cursorOf(position: unknown): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** Lists and their pages. */
export const BAD_LISTS: BadRequest[] = [
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
