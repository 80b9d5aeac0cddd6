import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { Health } from '@deskstage/backstage-plugin-vdi-common';
import { AccessError, ThrottledError, UncertainError } from '../aws';

/** A part that workstations depend on. */
export type HealthCheckName = Health['checks'][number]['name'];

interface Problem {
  kind: NonNullable<Health['checks'][number]['problem']>;
  /** What is missing and what to do about it, where that is known */
  detail?: string;
}

interface Outcome {
  at: Date;
  /** Absent when it works */
  problem?: Problem;
}

const NAMES: HealthCheckName[] = [
  'compute',
  'hosts',
  'directory',
  'secrets',
  'images',
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
    const problem = problemOf(error);
    const sentence = `VDI: ${name} does not work: ${stringifyError(error)}`;
    if (this.outcomes.get(name)?.problem === undefined) {
      this.options.logger.warn(sentence);
    } else {
      this.options.logger.debug(sentence);
    }
    this.outcomes.set(name, { at: this.options.clock(), problem });
  }

  /** @param options.details - what an administrator needs to mend it: it names actions and codes of AWS */
  report(options: { details?: boolean } = {}): Health {
    const checks = NAMES.map(name => {
      const outcome = this.outcomes.get(name);
      if (!outcome) {
        return { name, status: 'unknown' as const };
      }
      const { at, problem } = outcome;
      return {
        name,
        status: problem ? ('degraded' as const) : ('ok' as const),
        message: problem && describe(name, problem),
        ...(options.details && problem
          ? { problem: problem.kind, detail: problem.detail }
          : {}),
        checkedAt: at.toISOString(),
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

function problemOf(error: unknown): Problem {
  if (error instanceof AccessError) {
    return { kind: 'access', detail: error.message };
  }
  if (error instanceof UncertainError) {
    return {
      kind: error.answered ? 'unclear' : 'network',
      detail: error.message,
    };
  }
  return { kind: 'unclear' };
}

/** What does not work, and what that means for people. */
const SENTENCES: Record<HealthCheckName, { subject?: string; text: string }> = {
  compute: {
    subject: 'EC2',
    text: 'New workstations wait until it does; those that run can be used.',
  },
  hosts: {
    subject: 'Systems Manager',
    text: 'New desktops cannot be set up until it does; those that run can be used.',
  },
  directory: {
    subject: 'The connection directory',
    text: 'Nobody new can connect until it does.',
  },
  secrets: {
    subject: 'Secrets Manager',
    text: 'Passwords of personal accounts cannot be made or shown until it does.',
  },
  images: {
    subject: 'Image Builder',
    text: 'Images cannot be built until it does; workstations are not affected.',
  },
  reconciler: {
    text: 'The portal cannot move workstations on. The backend log says why.',
  },
  sweep: {
    text: 'The last comparison of the fleet with the database failed. The backend log says why.',
  },
};

function describe(name: HealthCheckName, { kind }: Problem): string {
  const { subject, text } = SENTENCES[name];
  if (!subject) {
    return text;
  }
  return kind === 'access'
    ? `${subject} does not let the portal in; its administrators can see why. ${text}`
    : `${subject} does not answer. ${text}`;
}
