import type {
  AuditorService,
  AuditorServiceEventSeverityLevel,
} from '@backstage/backend-plugin-api';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';

/** Leaves an entry in the portal's audit log about what was tried and how it ended. */
export async function audited<T>(
  auditor: AuditorService,
  event: {
    eventId: string;
    severityLevel: AuditorServiceEventSeverityLevel;
    request: unknown;
    meta: JsonObject;
    /** What to add once it is done */
    outcome?: (result: T) => JsonObject;
  },
  action: () => Promise<T>,
): Promise<T> {
  const { eventId, severityLevel, request, meta, outcome } = event;
  const entry = await auditor.createEvent({
    eventId,
    severityLevel,
    request: request as Request,
    meta,
  });
  try {
    const result = await action();
    await entry.success({ meta: outcome?.(result) });
    return result;
  } catch (error) {
    await entry.fail({ error: error as Error });
    throw error;
  }
}
