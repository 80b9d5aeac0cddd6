import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import type { Announcement } from '../history';
import type { SweepOutcome } from '../sweep';

interface TemplateAttributes extends MetricAttributes {
  template: string;
}

interface FailureAttributes extends TemplateAttributes {
  code: string;
}

interface SweepAttributes extends MetricAttributes {
  outcome: 'adopted' | 'terminated' | 'kicked' | 'alarm';
}

/** Seconds; a claim is below the first, a Windows launch near the last. */
const READY_BUCKETS = [1, 2, 5, 10, 20, 30, 60, 120, 180, 300, 600, 1200];
const LAG_BUCKETS = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300];

/** The plugin's OpenTelemetry metrics; `docs/operations.md` lists them. No attribute names a person or a machine. */
export class VdiMetrics {
  private readonly launches;
  private readonly claims;
  private readonly failures;
  private readonly grants;
  private readonly ready;
  private readonly lag;
  private readonly sweeps;

  constructor(metrics: MetricsService) {
    this.launches = metrics.createCounter<TemplateAttributes>(
      'vdi.workstation.launches',
      { description: 'Machines launched', unit: '{machine}' },
    );
    this.claims = metrics.createCounter<TemplateAttributes>(
      'vdi.workstation.claims',
      { description: 'Warm workstations given away', unit: '{workstation}' },
    );
    this.failures = metrics.createCounter<FailureAttributes>(
      'vdi.workstation.failures',
      { description: 'Workstations that failed', unit: '{workstation}' },
    );
    this.grants = metrics.createCounter<TemplateAttributes>(
      'vdi.connection.grants',
      { description: 'Grants minted', unit: '{grant}' },
    );
    this.ready = metrics.createHistogram<TemplateAttributes>(
      'vdi.workstation.ready.duration',
      {
        description: 'From the request to ready, of launches that waited',
        unit: 's',
        advice: { explicitBucketBoundaries: READY_BUCKETS },
      },
    );
    this.lag = metrics.createHistogram('vdi.reconciler.lag', {
      description: 'How long the first due workstation had been waiting',
      unit: 's',
      advice: { explicitBucketBoundaries: LAG_BUCKETS },
    });
    this.sweeps = metrics.createCounter<SweepAttributes>('vdi.sweep.findings', {
      description: 'Differences between the fleet and the database',
      unit: '{finding}',
    });
  }

  /** Counts a line of the history. */
  record({ event, workstation }: Announcement): void {
    const template = workstation.templateId;
    switch (event.type) {
      case 'launched':
        this.launches.add(1, { template });
        break;
      case 'claimed':
        this.claims.add(1, { template });
        break;
      case 'failed':
        this.failures.add(1, {
          template,
          code: String(event.details?.code ?? 'unknown'),
        });
        break;
      case 'connection-granted':
        this.grants.add(1, { template });
        break;
      case 'ready':
        if (typeof event.details?.seconds === 'number') {
          this.ready.record(event.details.seconds, { template });
        }
        break;
      default:
        break;
    }
  }

  /** @param lag - milliseconds */
  recordLag(lag: number): void {
    this.lag.record(lag / 1000);
  }

  recordSweep(outcome: SweepOutcome): void {
    this.sweeps.add(outcome.kicked, { outcome: 'kicked' });
    this.sweeps.add(outcome.adopted, { outcome: 'adopted' });
    this.sweeps.add(outcome.terminated, { outcome: 'terminated' });
    this.sweeps.add(outcome.alarms.length, { outcome: 'alarm' });
  }
}
