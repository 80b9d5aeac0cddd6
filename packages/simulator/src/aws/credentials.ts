import { AwsError } from './AwsError';
import type { AwsService, HttpRequest } from './AwsService';

const CREDENTIAL =
  /Credential=([^/,\s]+)\/\d{8}\/[^/,\s]+\/[^/,\s]+\/aws4_request/;

/**
 * Refuses what is not signed, or signed with another key. The signature itself is not checked: there is no secret
 * to check it with.
 */
export function checkCredentials(
  request: HttpRequest,
  service: AwsService,
  accessKeyId: string | undefined,
): AwsError | undefined {
  const match = CREDENTIAL.exec(request.headers.authorization ?? '');
  if (!match) return service.errors.unsigned();
  if (accessKeyId !== undefined && match[1] !== accessKeyId) {
    return service.errors.unknownKey();
  }
  return undefined;
}
