import { ResponseError } from '@backstage/errors';

const NAMES: Record<number, [name: string, text: string]> = {
  400: ['InputError', 'Bad Request'],
  403: ['NotAllowedError', 'Forbidden'],
  404: ['NotFoundError', 'Not Found'],
  409: ['ConflictError', 'Conflict'],
  500: ['Error', 'Internal Server Error'],
};

/** What the client throws when the backend refuses. */
export async function refusal(
  status: number,
  message: string,
): Promise<ResponseError> {
  const [name, statusText] = NAMES[status] ?? NAMES[500];
  const body = {
    error: { name, message },
    response: { statusCode: status },
  };
  const response = {
    ok: false,
    status,
    statusText,
    headers: new Headers({ 'content-type': 'application/json' }),
    json: async () => body,
    text: async () => JSON.stringify(body),
  };
  return ResponseError.fromResponse(response as unknown as Response);
}
