import { useVdiTranslation } from '../../hooks';
import type { WorkstationControls } from '../Actions';
import { ConnectOutcome } from '../Connect';
import { ErrorNotice } from '../States';

interface WorkstationControlsOutcomeProps {
  name: string;
  controls: WorkstationControls;
}

/** What came of the last thing somebody did with a workstation, where they did it. */
export function WorkstationControlsOutcome(
  props: WorkstationControlsOutcomeProps,
) {
  const { name, controls } = props;
  const { t } = useVdiTranslation();
  const { connection, deletion, error, dismissError } = controls;
  return (
    <>
      {error && !deletion.open && (
        <ErrorNotice
          title={t('action.failed')}
          error={error}
          onDismiss={dismissError}
        />
      )}
      {connection.outcome && (
        <ConnectOutcome
          name={name}
          onConnect={connection.connect}
          onDismiss={connection.dismiss}
          outcome={connection.outcome}
        />
      )}
    </>
  );
}
