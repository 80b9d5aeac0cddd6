import {
  intentChange,
  SYSTEM,
  type WorkstationRecord,
} from '../../workstations';
import { IMAGE_TEST_OWNER } from '../model';
import type { KeeperContext } from './KeeperContext';

/** Workstations of trials that one look ends; the next look ends the others. */
const MOST = 100;

/** Ends the workstations of trials that nothing waits for: of one template, or of those that are left when absent. */
export async function endStrayTrials(
  context: KeeperContext,
  options: {
    templateId?: string;
    /** Ids of workstations, or of templates, that stay */
    needed: ReadonlySet<string>;
  },
): Promise<void> {
  const { templateId, needed } = options;
  const { items } = await context.workstations.list({
    owner: IMAGE_TEST_OWNER,
    template: templateId,
    sort: '-createdAt',
    limit: MOST,
  });
  for (const workstation of items) {
    if (!needed.has(workstation.id) && !needed.has(workstation.templateId)) {
      await end(context, workstation);
    }
  }
}

async function end(
  { workstations, lifecycle, clock, onWorkstation }: KeeperContext,
  workstation: WorkstationRecord,
): Promise<void> {
  const now = clock();
  const change = intentChange(
    { action: 'delete' },
    { workstation, actor: SYSTEM, now, policy: lifecycle },
  );
  // One that somebody else changes meanwhile is looked at again.
  if (change && (await workstations.update(workstation, { ...change, now }))) {
    onWorkstation();
  }
}
