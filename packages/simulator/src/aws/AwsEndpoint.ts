import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CallLog, Faults, FaultSite } from '../faults';
import { AwsError } from './AwsError';
import type { AwsService, HttpRequest, HttpResponse } from './AwsService';
import { checkCredentials } from './credentials';

/** What answers a request: a response, or a connection that breaks. */
type Outcome = HttpResponse | 'broken';

export interface AwsEndpointOptions {
  services: AwsService[];
  faults: Faults;
  calls: CallLog;
  accessKeyId: string | undefined;
  /** Brings the world up to date */
  settle: () => void;
  /** The world may have changed */
  changed: () => void;
}

/** One URL for all services, with their faults and what all of them have in common. */
export class AwsEndpoint {
  private readonly options: AwsEndpointOptions;

  constructor(options: AwsEndpointOptions) {
    this.options = options;
  }

  async answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
  ): Promise<void> {
    const request: HttpRequest = {
      method: incoming.method ?? 'GET',
      url: incoming.url ?? '/',
      headers: incoming.headers,
      body: await readBody(incoming),
    };
    const outcome = await this.decide(request);
    if (outcome === 'broken') {
      incoming.socket.destroy();
      return;
    }
    outgoing.writeHead(outcome.status, {
      'x-amzn-requestid': randomUUID(),
      ...outcome.headers,
      'content-length': Buffer.byteLength(outcome.body),
    });
    outgoing.end(outcome.body);
  }

  private async decide(request: HttpRequest): Promise<Outcome> {
    for (const service of this.options.services) {
      const operation = service.operation(request);
      if (operation !== undefined)
        return this.call(service, operation, request);
    }
    return {
      status: 404,
      headers: { 'content-type': 'text/plain' },
      body: 'The simulator does not have the service that this request is for.\n',
    };
  }

  private async call(
    service: AwsService,
    operation: string,
    request: HttpRequest,
  ): Promise<Outcome> {
    const { calls, faults, accessKeyId, settle, changed } = this.options;
    const site: FaultSite = { service: service.name, action: operation };
    calls.called(service.name, operation);
    const refusal =
      checkCredentials(request, service, accessKeyId) ??
      takeRefusal(service, faults, site);
    await delay(faults.take('latency', site)?.latency);
    if (refusal) return this.refuse(service, refusal, site);
    settle();
    const outcome = await this.handle(service, operation, request, site);
    if (!/^(?:Describe|Get|List)/.test(operation)) changed();
    if (faults.take('lost-response', site)) return 'broken';
    if (faults.take('error-after', site))
      return service.refuse(service.errors.internal());
    return outcome;
  }

  private async handle(
    service: AwsService,
    operation: string,
    request: HttpRequest,
    site: FaultSite,
  ): Promise<HttpResponse> {
    try {
      return await service.handle(operation, request);
    } catch (error) {
      if (error instanceof AwsError) return this.refuse(service, error, site);
      process.stderr.write(
        `${service.name}:${operation}: ${
          error instanceof Error ? error.stack : error
        }\n`,
      );
      return service.refuse(service.errors.internal());
    }
  }

  private refuse(
    service: AwsService,
    error: AwsError,
    site: FaultSite,
  ): HttpResponse {
    if (error.code === service.errors.throttled().code) {
      this.options.calls.throttled(site.service, site.action);
    }
    return service.refuse(error);
  }
}

function takeRefusal(
  service: AwsService,
  faults: Faults,
  site: FaultSite,
): AwsError | undefined {
  if (faults.take('throttle', site)) return service.errors.throttled();
  if (faults.take('error-before', site)) return service.errors.internal();
  const fault = faults.take('refuse', site);
  return (
    fault &&
    new AwsError(
      fault.code ?? 'InternalError',
      fault.message ?? 'The simulator was told to refuse this call.',
      fault.status,
    )
  );
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

async function delay(milliseconds = 0): Promise<void> {
  if (milliseconds > 0)
    await new Promise(resolve => setTimeout(resolve, milliseconds));
}
