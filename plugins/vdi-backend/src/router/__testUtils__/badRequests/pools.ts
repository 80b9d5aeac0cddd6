import type { BadRequest } from './BadRequest';

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

/** Settings of warm pools. */
export const BAD_POOLS: BadRequest[] = [
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
];
