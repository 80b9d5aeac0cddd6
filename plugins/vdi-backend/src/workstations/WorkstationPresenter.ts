import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { Caller, WorkstationAccess } from '../permissions';
import { costOf, type Prices } from '../prices';
import type { TemplateService } from '../templates';
import { presentWorkstation, runsSince } from './present';
import type { WorkstationRecord } from './WorkstationRecord';

/** Shows workstations as the API does, with what they cost and how long they usually take. */
export class WorkstationPresenter {
  constructor(
    private readonly options: {
      templates: TemplateService;
      prices: Prices;
      clock: () => Date;
    },
  ) {}

  async all(
    caller: Caller,
    access: WorkstationAccess,
    workstations: WorkstationRecord[],
  ): Promise<Workstation[]> {
    const { templates, prices, clock } = this.options;
    const [typical, hourly, diskMonthly] = await Promise.all([
      templates.typicalSeconds(workstations.map(each => each.templateId)),
      prices.hourly(workstations.flatMap(each => each.instanceType ?? [])),
      prices.diskMonthly(),
    ]);
    return workstations.map(each =>
      presentWorkstation(each, {
        access,
        userRef: caller.userRef,
        typicalSeconds: typical.get(each.templateId),
        cost: costOf(
          { ...each, runningSince: runsSince(each) },
          { hourly, diskMonthly },
          clock(),
        ),
      }),
    );
  }

  async one(
    caller: Caller,
    access: WorkstationAccess,
    workstation: WorkstationRecord,
  ): Promise<Workstation> {
    const [presented] = await this.all(caller, access, [workstation]);
    return presented;
  }
}
