import {
  coreServices,
  createServiceFactory,
  type AuditorServiceCreateEventOptions,
  type LoggerService,
  type RootLoggerService,
} from '@backstage/backend-plugin-api';
import { notificationService } from '@backstage/plugin-notifications-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';

/** An entry of the audit log and how it ended. */
export interface AuditEntry {
  eventId: string;
  severityLevel?: string;
  meta?: unknown;
  method?: string;
  url?: string;
  outcome: 'open' | 'succeeded' | 'failed';
  result?: unknown;
}

/** Keeps what the plugin tells the outside, apart from its answers. */
export class Recorder {
  readonly audit: AuditEntry[] = [];
  readonly logs: string[] = [];
  readonly signals: unknown[] = [];
  readonly notifications: unknown[] = [];

  /** All of it as text, to look for what must not be there. */
  text(): string {
    const { audit, logs, signals, notifications } = this;
    return JSON.stringify({ audit, logs, signals, notifications });
  }

  /** The services that record. */
  factories() {
    return [
      createServiceFactory({
        service: coreServices.auditor,
        deps: {},
        factory: () => ({ createEvent: event => this.begin(event) }),
      }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => this.logger(),
      }),
      createServiceFactory({
        service: coreServices.logger,
        deps: {},
        factory: () => this.logger(),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async payload => {
            this.signals.push(payload);
          },
        }),
      }),
      createServiceFactory({
        service: notificationService,
        deps: {},
        factory: () => ({
          send: async notification => {
            this.notifications.push(notification);
          },
        }),
      }),
    ];
  }

  private async begin(event: AuditorServiceCreateEventOptions) {
    const { eventId, severityLevel, meta, request } = event;
    const entry: AuditEntry = {
      eventId,
      severityLevel,
      meta,
      method: request?.method,
      url: request?.originalUrl,
      outcome: 'open',
    };
    this.audit.push(entry);
    return {
      success: async (options?: { meta?: unknown }) => {
        entry.outcome = 'succeeded';
        entry.result = options?.meta;
      },
      fail: async ({
        error,
        meta: result,
      }: {
        error: Error;
        meta?: unknown;
      }) => {
        entry.outcome = 'failed';
        entry.result = { error: `${error.name}: ${error.message}`, result };
      },
    };
  }

  private logger(): LoggerService & RootLoggerService {
    const write =
      (level: string) =>
      (message: string, meta?: unknown): void => {
        const told = meta instanceof Error ? String(meta.stack) : meta;
        this.logs.push(`${level} ${message} ${JSON.stringify(told) ?? ''}`);
      };
    const logger = {
      error: write('error'),
      warn: write('warn'),
      info: write('info'),
      debug: write('debug'),
      child: () => logger,
    };
    return logger;
  }
}
