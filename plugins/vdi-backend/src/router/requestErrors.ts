import { CustomErrorBase, InputError, NotFoundError } from '@backstage/errors';

/** What the body parser and the validator throw. */
interface Refusal {
  message: string;
  status?: number;
  type?: string;
  headers?: Record<string, string>;
  /** Bytes that a body may have */
  limit?: number;
  errors?: { path: string; message: string; errorCode?: string }[];
}

/** A refusal for which there is no error in `@backstage/errors`. */
class RefusedRequestError extends CustomErrorBase {
  constructor(name: string, readonly statusCode: number, message: string) {
    super(message);
    this.name = name;
  }
}

/** What the patterns of the specification mean, by the name of the field, with that around it where it matters. */
export const PATTERN_WORDS: Record<string, string> = {
  workstationId: "must be 'ws-' and 26 lower-case letters and digits",
  templateId:
    'must be up to 63 lower-case letters, digits and dashes, and begin with a letter or digit',
  template:
    'must be up to 63 lower-case letters, digits and dashes, and begin with a letter or digit',
  name: 'must begin with a letter or digit and hold nothing but letters, digits, spaces, dots, dashes and underscores',
  entityRef: 'must not hold line breaks or other control characters',
  entity: 'must not hold line breaks or other control characters',
  owner: 'must not hold line breaks or other control characters',
  q: 'must not hold line breaks or other control characters',
  from: "must be a time such as '08:00'",
  to: "must be a time such as '18:00', at most '24:00'",
  instanceType: "must be an EC2 instance type such as 'm7i.xlarge'",
  instanceTypes: "must be an EC2 instance type such as 'm7i.xlarge'",
  subnetIds: "must be the id of a subnet, such as 'subnet-0a1b2c3d'",
  groups: 'must not hold line breaks or other control characters',
  cursor: "must be the 'nextCursor' of the page before",
  'Idempotency-Key':
    'must be letters, digits and punctuation of ASCII, without spaces',
  imageId:
    'must be up to 40 lower-case letters, digits and dashes, and begin with a letter',
  id: 'must be up to 40 lower-case letters, digits and dashes, and begin with a letter',
  buildId: "must be 'img-' and 26 lower-case letters and digits",
  since: "must be 'img-' and 26 lower-case letters and digits",
  sourceUrl: "must be an address such as 'https://example.com/images'",
  'settings.name':
    'must not begin or end with a space, nor hold line breaks or other control characters',
  description: 'must not hold line breaks or other control characters',
  'base.imageId': "must be the id of an AMI, such as 'ami-0a1b2c3d4e5f60718'",
  tools: 'must be the id of a tool: lower-case letters, digits and dashes',
  packages:
    'must be the name of a package: letters, digits and . + _ : = ~ -, beginning with a letter or a digit',
  'components.name':
    'must be up to 40 lower-case letters, digits and dashes, and begin with a letter',
};

const PLACES: Record<string, string> = {
  params: 'in the path',
  query: 'in the query',
  headers: 'in the headers',
  body: 'in the body',
};

/** Puts what the body parser and the validator refuse into a sentence that names the field. */
export function toRequestError(thrown: unknown): {
  error: unknown;
  headers: Record<string, string>;
} {
  const refusal = thrown as Refusal;
  return { error: translate(refusal), headers: refusal.headers ?? {} };
}

function translate(refusal: Refusal): unknown {
  const { status, type, message } = refusal;
  switch (status) {
    case 400:
      return new InputError(
        type === 'entity.parse.failed'
          ? `The body is not valid JSON: ${message}`
          : sentences(refusal),
      );
    case 404:
      return new NotFoundError(
        'This API has no such address; see its openapi.json.',
      );
    case 405:
      return new RefusedRequestError(
        'MethodNotAllowedError',
        status,
        `This address takes ${
          refusal.headers?.Allow ?? 'another method'
        } only.`,
      );
    case 413:
      return new RefusedRequestError(
        'PayloadTooLargeError',
        status,
        `The body is larger than ${
          (refusal.limit ?? 0) / 1024
        } kB; no request of this address needs that much.`,
      );
    case 415:
      return new RefusedRequestError(
        'UnsupportedMediaTypeError',
        status,
        "The body must be JSON in UTF-8, with the header 'Content-Type: application/json'.",
      );
    default:
      return refusal;
  }
}

function sentences({ errors = [], message }: Refusal): string {
  const said = errors.map(each => {
    const subject = subjectOf(each.path);
    switch (each.errorCode) {
      case 'required.openapi.validation':
        return `${subject} is missing.`;
      case 'additionalProperties.openapi.validation':
        return `${subject} is not known; leave it out.`;
      case 'pattern.openapi.validation':
        return `${subject} ${wordsOf(each.path) ?? each.message}.`;
      case undefined:
        return each.message.startsWith('malformed')
          ? 'The address has a % that is not followed by two hexadecimal digits of a character.'
          : `${each.message}.`;
      default:
        return `${subject} ${inWords(each.message)}.`;
    }
  });
  return [...new Set(said)].join(' ') || `${message}.`;
}

/** What the validator says, for people who do not know JSON Schema. */
function inWords(message: string): string {
  return message
    .replace('NOT', 'not')
    .replace('>=', 'at least')
    .replace('<=', 'at most')
    .replace(/be integer$/, 'be a whole number')
    .replace(/be string$/, 'be a text')
    .replace(/be object$/, 'be a JSON object');
}

/** `/body/name` is `'name' in the body`. */
function subjectOf(path: string): string {
  const [place, ...field] = path.split('/').filter(part => part !== '');
  if (field.length === 0) {
    return place === 'body' ? 'The body' : `'${place}'`;
  }
  const name = field.join('.').replace(/\.(\d+)(?=\.|$)/g, '[$1]');
  return `'${name}' ${PLACES[place] ?? ''}`.trimEnd();
}

/** By the innermost field that has a name: entries of lists have none. */
function wordsOf(path: string): string | undefined {
  const [place, ...names] = path.split('/').filter(part => !/^\d*$/.test(part));
  const name = names[names.length - 1] ?? '';
  return place === 'headers'
    ? PATTERN_WORDS['Idempotency-Key']
    : PATTERN_WORDS[names.slice(-2).join('.')] ?? PATTERN_WORDS[name];
}
