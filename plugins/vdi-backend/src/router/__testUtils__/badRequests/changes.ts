import { UNKNOWN, type BadRequest } from './BadRequest';
import { NAME } from './names';

function act(body: unknown, says: RegExp | string): BadRequest {
  return { request: `POST /workstations/${UNKNOWN}/actions/stop`, body, says };
}

function rename(body: unknown, says: RegExp | string): BadRequest {
  return { request: `PATCH /workstations/${UNKNOWN}`, body, says };
}

/** Changes of workstations. */
export const BAD_CHANGES: BadRequest[] = [
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
];
