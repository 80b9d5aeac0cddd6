import { useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { announceChange } from '../../hooks';

/** What one can do with a workstation besides connecting. */
export type ChangeAction = 'start' | 'stop' | 'retry' | 'delete';

/** Changes what is wanted of a workstation, and says how that went. */
export function useWorkstationActions({ id }: Workstation) {
  const api = useApi(vdiApiRef);
  const [busy, setBusy] = useState<ChangeAction>();
  const [error, setError] = useState<Error>();

  /** Resolves to whether it worked. */
  const act = async (action: ChangeAction): Promise<boolean> => {
    if (busy) {
      return false;
    }
    setBusy(action);
    setError(undefined);
    try {
      if (action === 'delete') {
        await api.deleteWorkstation(id);
      } else {
        await api.actOnWorkstation(id, action);
      }
      return true;
    } catch (problem) {
      setError(problem as Error);
      return false;
    } finally {
      setBusy(undefined);
      // Also after a refusal: the workstation is then probably not what it seemed.
      announceChange();
    }
  };

  return { act, busy, error, dismissError: () => setError(undefined) };
}
