import type {
  PoolSettings,
  WorkstationStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { Knex } from 'knex';
import type { Replica } from '../../__testUtils__/Replica';
import { Town } from '../../__testUtils__/Town';
import { personalUserOf, type WorkstationRecord } from '../../workstations';
import { readMembers } from '../members';

/** The template whose pool the tests are about. */
export const UBUNTU = 'ubuntu-developer';

/** How often the keeper looks, in seconds. */
const TICK = 15;

/** A town with one backend, whose reconciler and keeper run as time passes. */
export class PoolTown {
  private constructor(readonly town: Town, readonly backend: Replica) {}

  static async create(knex: Knex): Promise<PoolTown> {
    const town = await Town.create({ knex, seed: 4 });
    return new PoolTown(town, town.replica());
  }

  close(): Promise<void> {
    return this.town.close();
  }

  set(settings: Partial<PoolSettings> | undefined): Promise<void> {
    return this.town.setPool(
      UBUNTU,
      settings && { baseSize: 0, windows: [], ...settings },
    );
  }

  /** Lets time pass, a tick of the keeper at a time. @param each - called after each tick */
  async pass(minutes: number, each?: () => Promise<void>): Promise<void> {
    for (let second = 0; second < minutes * 60; second += TICK) {
      await this.backend.keeper.run();
      for (let part = 0; part < TICK; part += 5) {
        this.town.pass(5);
        await this.backend.reconciler.run();
      }
      await each?.();
    }
  }

  /** Jumps to a time, near which everything happens as usual. */
  async jumpTo(time: string): Promise<void> {
    this.town.pass((Date.parse(time) - this.town.now().getTime()) / 1000);
    await this.pass(3);
  }

  members(): Promise<WorkstationRecord[]> {
    return readMembers(this.town.knex, UBUNTU);
  }

  /** How many members there are in each status, of a version when given. */
  async census(
    version?: number,
  ): Promise<Partial<Record<WorkstationStatus, number>>> {
    const counts: Partial<Record<WorkstationStatus, number>> = {};
    for (const { status, templateVersion } of await this.members()) {
      if (version === undefined || version === templateVersion) {
        counts[status] = (counts[status] ?? 0) + 1;
      }
    }
    return counts;
  }

  /** A person's request, and the keeper's kick that follows a claim. */
  async claim(person: string): Promise<WorkstationRecord> {
    const template = await this.town.template(UBUNTU);
    const ownerRef = `user:default/${person}`;
    const workstation = await this.backend.store.request({
      template,
      ownerRef,
      personalUser: personalUserOf(ownerRef, template.platform),
      limit: 100,
      actor: { kind: 'user', ref: ownerRef },
      now: this.town.now(),
    });
    return workstation;
  }

  /** Machines that EC2 has not ended. */
  machines(): number {
    return this.town.simulator.control
      .state()
      .instances.filter(
        ({ state }) => state !== 'terminated' && state !== 'shutting-down',
      ).length;
  }
}
