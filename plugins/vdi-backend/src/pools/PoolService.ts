import { NotAllowedError } from '@backstage/errors';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { Access, Caller } from '../permissions';
import type { TemplateService } from '../templates';
import type { WorkstationService, WorkstationStore } from '../workstations';

/** Warm workstations that wait for an owner. */
export class PoolService {
  constructor(
    private readonly options: {
      access: Access;
      templates: TemplateService;
      workstations: WorkstationService;
      store: WorkstationStore;
      clock: () => Date;
      onChange: () => void;
    },
  ) {}

  /** Starts warm workstations of a version of a template. */
  async startMembers(
    caller: Caller,
    templateId: string,
    request: { count: number; version?: number },
  ): Promise<Workstation[]> {
    const { access, templates, workstations, store } = this.options;
    const rights = await access.rightsOf(caller);
    if (!rights.managePools) {
      throw new NotAllowedError('You may not start warm workstations.');
    }
    await templates.assertExists(templateId);
    const template = await templates.choose(templateId, request.version, {
      ownershipRefs: caller.ownershipRefs,
      managesTemplates: true,
    });
    const members = await store.requestPooled({
      template,
      count: request.count,
      actor: caller.actor,
      now: this.options.clock(),
    });
    this.options.onChange();
    return workstations.present(
      caller,
      await access.workstationAccess(caller),
      members,
    );
  }
}
