import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useSteadyList } from './useSteadyList';

const idOf = ({ id }: Workstation) => id;

function deleted(workstation: Workstation): Workstation {
  return {
    ...workstation,
    status: 'terminated',
    actions: [],
    reason: undefined,
  };
}

/** Workstations that keep their places while somebody points at them; see {@link useSteadyList}. */
export function useSteadyItems(items: readonly Workstation[], key = '') {
  return useSteadyList(items, { key, idOf, gone: deleted });
}
