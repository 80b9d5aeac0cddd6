import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { formatClock } from '../../time';
import { statusText } from '../../workstations';
import { ConnectOutcome } from '../Connect';
import { ErrorNotice, VisuallyHidden } from '../States';
import { WorkstationDialogs } from './dialogs';
import type { WorkstationControls } from './useWorkstationControls';

interface WorkstationControlsOutcomeProps {
  workstation: Workstation;
  controls: WorkstationControls;
  /** Whether nothing else on the page tells of changes of the status */
  tellStatus?: boolean;
}

/** The question before and the result after what somebody does with a workstation, where they do it. */
export function WorkstationControlsOutcome(
  props: WorkstationControlsOutcomeProps,
) {
  const { workstation, controls, tellStatus = false } = props;
  const { t, language } = useVdiTranslation();
  const { connection, question, error, done, dismissError } = controls;
  return (
    <>
      <VisuallyHidden role="status">
        {done && doneText(done, { t, language, tellStatus })}
      </VisuallyHidden>
      {error && !question?.open && (
        <ErrorNotice
          title={t('action.failed')}
          error={error}
          onDismiss={dismissError}
        />
      )}
      {connection.outcome && (
        <ConnectOutcome
          name={workstation.name}
          onConnect={connection.connect}
          onDismiss={connection.dismiss}
          outcome={connection.outcome}
        />
      )}
      <WorkstationDialogs workstation={workstation} controls={controls} />
    </>
  );
}

/** What came of a change, for those who do not see the page. */
function doneText(
  { change, workstation }: NonNullable<WorkstationControls['done']>,
  options: { t: VdiTranslate; language: string; tellStatus: boolean },
): string | undefined {
  const { t, language, tellStatus } = options;
  const { name, stopsAt } = workstation;
  switch (change.action) {
    case 'rename':
      return t('done.renamed', { name });
    case 'resize':
      return t('done.resized', { name, type: change.instanceType });
    case 'extend':
      return (
        stopsAt &&
        t('done.extended', {
          name,
          time: formatClock(Date.parse(stopsAt), Date.now(), language),
        })
      );
    default:
      return tellStatus
        ? t('status.announcement', { name, status: statusText(workstation, t) })
        : undefined;
  }
}
