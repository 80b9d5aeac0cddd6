import { isWorkstationId } from '@deskstage/backstage-plugin-vdi-common/directory';
import { onlyValue, type HttpRequest } from '@deskstage/vdi-lambda-http';

/** What the gateway wants to know. */
export interface Question {
  workstationId: string;
  transport: 'HTTP' | 'QUIC';
}

/** Why there is nothing to look up. */
export interface Refusal {
  status: 400 | 404 | 405;
  reason: string;
  message: string;
}

/**
 * Reads the gateway's request, as documented in the guide of the connection gateway
 * (https://docs.aws.amazon.com/dcv/latest/gw-admin/session-resolver.html).
 */
export function readQuestion(request: HttpRequest): Question | Refusal {
  // Deployments put stages and base paths in front
  if (!request.path.endsWith('/resolveSession')) {
    return refuse(404, 'other-path', 'Only /resolveSession is answered here.');
  }
  if (request.method !== 'POST') {
    return refuse(405, 'other-method', 'Use POST.');
  }
  const sessionId = onlyValue(request.query, 'sessionId');
  if (!sessionId) {
    return refuse(400, 'no-session-id', "Give 'sessionId' exactly once.");
  }
  const transport = onlyValue(request.query, 'transport');
  if (transport !== 'HTTP' && transport !== 'QUIC') {
    return refuse(400, 'no-transport', "Give 'transport' as HTTP or QUIC.");
  }
  if (!isWorkstationId(sessionId)) {
    return refuse(404, 'not-a-workstation', 'There is no such session.');
  }
  return { workstationId: sessionId, transport };
}

function refuse(
  status: Refusal['status'],
  reason: string,
  message: string,
): Refusal {
  return { status, reason, message };
}
