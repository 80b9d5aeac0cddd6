import type {
  MetricAttributes,
  MetricsService,
} from '@backstage/backend-plugin-api/alpha';
import type { AwsCall } from '../aws';

interface ActionAttributes extends MetricAttributes {
  action: string;
}

interface CallAttributes extends ActionAttributes {
  outcome: AwsCall['outcome'];
}

/** Calls of one action. */
export interface AwsCallTally {
  /** IAM's name, such as `ec2:RunInstances` */
  action: string;
  calls: number;
  throttled: number;
  failed: number;
  /** That all of them took together */
  seconds: number;
}

/** Seconds; most calls take a few hundredths, a large RunInstances some. */
const DURATION_BUCKETS = [0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 30];

/** Counts this process's calls to AWS: as metrics, and for whoever collects them. */
export class AwsCallMeter {
  private readonly calls;
  private readonly duration;
  private tallies = new Map<string, AwsCallTally>();

  constructor(metrics: MetricsService) {
    this.calls = metrics.createCounter<CallAttributes>('vdi.aws.calls', {
      description: 'Requests to AWS, each attempt of its own',
      unit: '{call}',
    });
    this.duration = metrics.createHistogram<ActionAttributes>(
      'vdi.aws.call.duration',
      {
        description: 'From a request to AWS to its answer',
        unit: 's',
        advice: { explicitBucketBoundaries: DURATION_BUCKETS },
      },
    );
  }

  record({ action, outcome, seconds }: AwsCall): void {
    this.calls.add(1, { action, outcome });
    this.duration.record(seconds, { action });
    this.add({
      action,
      calls: 1,
      throttled: outcome === 'throttled' ? 1 : 0,
      failed: outcome === 'failed' ? 1 : 0,
      seconds,
    });
  }

  /** What was counted since the last time, by action; it is forgotten here. */
  collect(): AwsCallTally[] {
    const tallies = [...this.tallies.values()];
    this.tallies = new Map();
    return tallies;
  }

  /** Takes back what could not be kept. */
  restore(tallies: AwsCallTally[]): void {
    for (const tally of tallies) {
      this.add(tally);
    }
  }

  private add(tally: AwsCallTally): void {
    const { action } = tally;
    const known = this.tallies.get(action);
    this.tallies.set(action, {
      action,
      calls: tally.calls + (known?.calls ?? 0),
      throttled: tally.throttled + (known?.throttled ?? 0),
      failed: tally.failed + (known?.failed ?? 0),
      seconds: tally.seconds + (known?.seconds ?? 0),
    });
  }
}
