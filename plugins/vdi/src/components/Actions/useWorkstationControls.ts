import { useState } from 'react';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { WorkstationChange } from '../../workstations';
import { useConnect } from '../Connect';
import { useWorkstationActions } from './useWorkstationActions';

/** Changes that are asked about before they are made. */
export type Question =
  | 'delete'
  | 'extend'
  | 'forceDelete'
  | 'rebuild'
  | 'rename'
  | 'resize';

/** Everything that lets somebody handle one workstation, wherever it is shown. */
export function useWorkstationControls(workstation: Workstation) {
  const connection = useConnect(workstation);
  const actions = useWorkstationActions(workstation);
  const [question, setQuestion] = useState<{
    kind: Question;
    open: boolean;
    /** Each time it is asked, so that nothing of the last time is left in it */
    turn: number;
  }>();
  const close = () => {
    actions.dismissError();
    setQuestion(asked => asked && { ...asked, open: false });
  };
  return {
    ...actions,
    connection,
    question,
    ask: (kind: Question) => {
      actions.dismissError();
      setQuestion(asked => ({
        kind,
        open: true,
        turn: (asked?.turn ?? 0) + 1,
      }));
    },
    close,
    answer: async (change: WorkstationChange) => {
      if (await actions.act(change)) {
        close();
      }
    },
  };
}

/** What {@link useWorkstationControls} gives. */
export type WorkstationControls = ReturnType<typeof useWorkstationControls>;
