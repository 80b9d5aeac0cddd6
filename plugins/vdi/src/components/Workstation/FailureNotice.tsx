import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';

/** Why a workstation failed or waits, or what became of it when it was stopped. */
export function FailureNotice({ workstation }: { workstation: Workstation }) {
  const { t } = useVdiTranslation();
  const { status, reason } = workstation;
  if (status === 'failed') {
    return (
      <Alert severity="error" role="note">
        <Typography variant="body2">
          {reason?.message ?? t('failure.unknown')}
        </Typography>
        <Typography variant="body2">{t('failure.whatNow')}</Typography>
      </Alert>
    );
  }
  return reason ? (
    <Alert severity="info" role="note">
      {status === 'stopped'
        ? reason.message
        : t('failure.waiting', { reason: reason.message })}
    </Alert>
  ) : null;
}
