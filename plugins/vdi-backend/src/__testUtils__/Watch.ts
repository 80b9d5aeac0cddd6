import type { Knex } from 'knex';
import type { Town } from './Town';

/** Statuses of members that run or are on their way: what the surge limits. */
const COUNTED = ['requested', 'launching', 'preparing', 'starting', 'pooled'];

interface Row {
  id: string;
  status: string;
  owner_ref: string | null;
  template_id: string;
}

/** Looks at the town again and again, for what must never be, not even for a moment. */
export class Watch {
  readonly problems: string[] = [];
  private readonly owners = new Map<string, string>();
  private counts = new Map<string, number>();

  constructor(private readonly town: Town) {}

  async look(): Promise<void> {
    const rows: Row[] = await this.town
      .knex('workstations')
      .select('id', 'status', 'owner_ref', 'template_id');
    this.lookAtOwners(rows);
    await this.lookAtPools(rows);
  }

  /** A workstation that was somebody's is theirs for ever. */
  private lookAtOwners(rows: Row[]): void {
    const present = new Map(rows.map(row => [row.id, row.owner_ref]));
    for (const [id, owner] of this.owners) {
      if (present.get(id) !== owner) {
        this.problems.push(
          `${id} was ${owner}'s and is now ${present.get(id)}'s`,
        );
      }
    }
    for (const { id, owner_ref } of rows) {
      if (owner_ref !== null) {
        this.owners.set(id, owner_ref);
      }
    }
  }

  /** A pool may be larger than its target and the surge because the target fell, but it does not grow then. */
  private async lookAtPools(rows: Row[]): Promise<void> {
    const byHand = new Set(await this.byHand(this.town.knex));
    const counts = new Map<string, number>();
    for (const { id, status, owner_ref, template_id } of rows) {
      if (owner_ref === null && COUNTED.includes(status) && !byHand.has(id)) {
        counts.set(template_id, (counts.get(template_id) ?? 0) + 1);
      }
    }
    for (const [templateId, count] of counts) {
      const { target, surge } = await this.town.poolNow(templateId);
      const before = this.counts.get(templateId) ?? 0;
      if (count > target + surge && count > before) {
        this.problems.push(
          `the pool of ${templateId} grew from ${before} to ${count}, its target is ${target} and its surge ${surge}`,
        );
      }
    }
    this.counts = counts;
  }

  private byHand(knex: Knex): Promise<string[]> {
    return knex('workstations').where('started_by_hand', true).pluck('id');
  }
}
