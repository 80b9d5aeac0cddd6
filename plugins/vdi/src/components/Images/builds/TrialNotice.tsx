import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { ImageTry } from '@deskstage/backstage-plugin-vdi-common';
import { useMay, useVdiTranslation } from '../../../hooks';
import { workstationRouteRef } from '../../../routes';
import { formatDuration } from '../../../time';

const SEVERITY = {
  running: 'info',
  passed: 'success',
  failed: 'error',
} as const;

/** What came of the test of an image by a workstation of it. */
export function TrialNotice({ trial }: { trial: ImageTry }) {
  const { t, language } = useVdiTranslation();
  const { readFleet } = useMay();
  const details = useRouteRef(workstationRouteRef);
  const { status, message, startedAt, endedAt, workstationId } = trial;
  return (
    <Alert severity={SEVERITY[status]}>
      <AlertTitle>{t(`builds.trial.${status}`)}</AlertTitle>
      {message && <Typography variant="body2">{message}</Typography>}
      {endedAt && (
        <Typography variant="body2">
          {t('builds.trial.took', {
            duration: formatDuration(
              Date.parse(endedAt) - Date.parse(startedAt),
              language,
            ),
          })}
        </Typography>
      )}
      {readFleet && workstationId && (
        <Link
          color="inherit"
          component={RouterLink}
          to={details({ workstationId })}
          underline="always"
          variant="body2"
        >
          {t('builds.trial.workstation')}
        </Link>
      )}
    </Alert>
  );
}
