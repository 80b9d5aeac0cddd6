import type { IncomingHttpHeaders } from 'node:http';
import type { AwsError } from './AwsError';

export interface HttpRequest {
  method: string;
  /** With query */
  url: string;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

export interface HttpResponse {
  status: number;
  headers: Record<string, string | number>;
  body: string;
}

/** Errors that every service has, in its own words. */
export interface CommonErrors {
  throttled(): AwsError;
  internal(): AwsError;
  /** Signed with an unknown key */
  unknownKey(): AwsError;
  /** Not signed */
  unsigned(): AwsError;
}

/** One AWS service behind the endpoint that all of them share. */
export interface AwsService {
  /** The name in the signature's scope, such as `ec2` */
  readonly name: string;
  readonly errors: CommonErrors;
  /** The operation asked for; `undefined` when the request is for another service. */
  operation(request: HttpRequest): string | undefined;
  /** Throws {@link AwsError} to refuse. */
  handle(
    operation: string,
    request: HttpRequest,
  ): Promise<HttpResponse> | HttpResponse;
  /** How the service's protocol says an error. */
  refuse(error: AwsError): HttpResponse;
}
