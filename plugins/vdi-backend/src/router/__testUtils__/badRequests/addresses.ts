import { UNKNOWN, type BadRequest } from './BadRequest';

/** Addresses and methods that there are not, and what is not there. */
export const BAD_ADDRESSES: BadRequest[] = [
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
];
