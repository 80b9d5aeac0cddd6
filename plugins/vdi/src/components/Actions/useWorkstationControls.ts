import { useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useConnect } from '../Connect';
import { useWorkstationActions } from './useWorkstationActions';

/** Everything a card or page of one workstation needs to let somebody handle it. */
export function useWorkstationControls(workstation: Workstation) {
  const connection = useConnect(workstation);
  const actions = useWorkstationActions(workstation);
  const [confirming, setConfirming] = useState(false);
  const remove = async () => {
    if (await actions.act('delete')) {
      setConfirming(false);
    }
  };
  return {
    ...actions,
    connection,
    deletion: {
      open: confirming,
      ask: () => {
        actions.dismissError();
        setConfirming(true);
      },
      close: () => {
        actions.dismissError();
        setConfirming(false);
      },
      confirm: remove,
    },
  };
}

/** What {@link useWorkstationControls} gives. */
export type WorkstationControls = ReturnType<typeof useWorkstationControls>;
