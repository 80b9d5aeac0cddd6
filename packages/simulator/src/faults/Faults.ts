import type { Random } from '../world/Random';
import type { Fault, FaultKind } from './Fault';

/** Where a fault may strike. */
export interface FaultSite {
  service: string;
  action: string;
  subnetId?: string;
  instanceType?: string;
  pipeline?: string;
  component?: string;
  step?: string;
}

const MATCHED = [
  'service',
  'action',
  'subnetId',
  'instanceType',
  'pipeline',
  'component',
  'step',
] as const;

/** The faults that are set, and how often they may still strike. */
export class Faults {
  private faults: Fault[] = [];
  private readonly random: Pick<Random, 'next'>;

  constructor(random: Pick<Random, 'next'>) {
    this.random = random;
  }

  set(faults: Fault[]): void {
    this.faults = faults.map(fault => ({ ...fault }));
  }

  add(fault: Fault): void {
    this.faults.push({ ...fault });
  }

  list(): Fault[] {
    return this.faults.map(fault => ({ ...fault }));
  }

  /** The fault that strikes here now, if any; uses up one of its count. */
  take(kind: FaultKind, site: FaultSite): Fault | undefined {
    const fault = this.faults.find(
      candidate =>
        candidate.kind === kind &&
        matches(candidate, site) &&
        (candidate.probability === undefined ||
          this.random.next() < candidate.probability),
    );
    if (fault?.count !== undefined) {
      fault.count -= 1;
      if (fault.count <= 0)
        this.faults = this.faults.filter(other => other !== fault);
    }
    return fault;
  }
}

function matches(fault: Fault, site: FaultSite): boolean {
  return MATCHED.every(
    name => fault[name] === undefined || fault[name] === site[name],
  );
}
