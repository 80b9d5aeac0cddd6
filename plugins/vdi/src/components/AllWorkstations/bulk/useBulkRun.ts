import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import { announceChange } from '../../../hooks';
import { applyChange } from '../../../workstations';
import { executeRun, planRun, type BulkAction, type BulkRun } from './bulkRun';

/**
 * Does something with several workstations and tells how far it is. Somebody who leaves the page meanwhile gets what
 * they confirmed all the same.
 */
export function useBulkRun() {
  const api = useApi(vdiApiRef);
  const [run, setRun] = useState<BulkRun>();
  const [cancelled, setCancelled] = useState(false);
  const abort = useRef<AbortController>();

  const start = async (
    action: BulkAction,
    workstations: readonly Workstation[],
  ) => {
    if (abort.current) {
      return;
    }
    const controller = new AbortController();
    abort.current = controller;
    const plan = planRun(action, workstations);
    setCancelled(false);
    setRun(plan);
    try {
      await executeRun(plan, {
        apply: ({ id }) => applyChange(api, id, { action }),
        onChange: setRun,
        signal: controller.signal,
      });
    } finally {
      abort.current = undefined;
      announceChange();
    }
  };
  return {
    run,
    cancelled,
    start,
    cancel: () => {
      abort.current?.abort();
      setCancelled(true);
    },
    close: () => setRun(undefined),
  };
}

/** What {@link useBulkRun} gives. */
export type BulkControls = ReturnType<typeof useBulkRun>;
