import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { announceChange } from '../../hooks';
import {
  applyChange,
  type ChangeAction,
  type WorkstationChange,
} from '../../workstations';

/** Changes what is wanted of a workstation, and says how that went. */
export function useWorkstationActions({ id }: Workstation) {
  const api = useApi(vdiApiRef);
  const [busy, setBusy] = useState<ChangeAction>();
  const [error, setError] = useState<Error>();
  const [done, setDone] = useState<{
    change: WorkstationChange;
    workstation: Workstation;
  }>();
  // A second click can come before the first has been rendered.
  const underWay = useRef(false);

  /** Resolves to whether it worked. */
  const act = async (change: WorkstationChange): Promise<boolean> => {
    if (underWay.current) {
      return false;
    }
    underWay.current = true;
    setBusy(change.action);
    setError(undefined);
    setDone(undefined);
    try {
      setDone({ change, workstation: await applyChange(api, id, change) });
      return true;
    } catch (problem) {
      setError(problem as Error);
      return false;
    } finally {
      underWay.current = false;
      setBusy(undefined);
      // Also after a refusal: the workstation is then probably not what it seemed.
      announceChange();
    }
  };

  return { act, busy, error, done, dismissError: () => setError(undefined) };
}
