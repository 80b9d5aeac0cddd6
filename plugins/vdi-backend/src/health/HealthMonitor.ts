import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Health } from '@deskstage/backstage-plugin-vdi-common';
import { AccessError, ThrottledError } from '../aws';

/** A part that workstations depend on. */
export type HealthCheckName = Health['checks'][number]['name'];

interface Outcome {
  at: Date;
  /** What is missing and what to do about it; absent when it works */
  problem?: string;
}

const NAMES: HealthCheckName[] = [
  'compute',
  'hosts',
  'directory',
  'secrets',
  'reconciler',
  'sweep',
];

/** Parts that fail briefly as a matter of course: being told to slow down is not ill health. */
function isProblem(error: unknown): boolean {
  return !(error instanceof ThrottledError);
}

/** Remembers how the last use of each part went. */
export class HealthMonitor {
  private readonly outcomes = new Map<HealthCheckName, Outcome>();

  constructor(
    private readonly options: { logger: LoggerService; clock: () => Date },
  ) {}

  succeeded(name: HealthCheckName): void {
    if (this.outcomes.get(name)?.problem !== undefined) {
      this.options.logger.info(`VDI: ${name} works again`);
    }
    this.outcomes.set(name, { at: this.options.clock() });
  }

  /** Warns of a problem when it begins, not each time it is met. */
  failed(name: HealthCheckName, error: unknown): void {
    if (!isProblem(error)) {
      this.options.logger.debug(`VDI: ${name} is throttled`);
      return;
    }
    const problem =
      error instanceof AccessError ? error.message : describe(name);
    const sentence = `VDI: ${name} does not work: ${stringifyError(error)}`;
    if (this.outcomes.get(name)?.problem === undefined) {
      this.options.logger.warn(sentence);
    } else {
      this.options.logger.debug(sentence);
    }
    this.outcomes.set(name, { at: this.options.clock(), problem });
  }

  report(): Health {
    const checks = NAMES.map(name => {
      const outcome = this.outcomes.get(name);
      if (!outcome) {
        return { name, status: 'unknown' as const };
      }
      return {
        name,
        status: outcome.problem ? ('degraded' as const) : ('ok' as const),
        message: outcome.problem,
        checkedAt: outcome.at.toISOString(),
      };
    });
    return {
      status: checks.some(check => check.status === 'degraded')
        ? 'degraded'
        : 'ok',
      checks,
    };
  }
}

const SENTENCES: Record<HealthCheckName, string> = {
  compute:
    'EC2 does not answer. New workstations wait until it does; those that run can be used.',
  hosts:
    'Systems Manager does not answer. New desktops cannot be set up until it does; those that run can be used.',
  directory:
    'The connection directory does not answer. Nobody new can connect until it does.',
  secrets:
    'Secrets Manager does not answer. Passwords of personal accounts cannot be made or shown until it does.',
  reconciler:
    'The portal cannot move workstations on. The backend log says why.',
  sweep:
    'The last comparison of the fleet with the database failed. The backend log says why.',
};

function describe(name: HealthCheckName): string {
  return SENTENCES[name];
}
