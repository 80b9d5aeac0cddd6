import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { ImageBuildFailure } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';

/** Where a build failed, why, and what to do. */
export function BuildFailureNotice({
  failure,
}: {
  failure: ImageBuildFailure;
}) {
  const { t } = useVdiTranslation();
  const { stage, component, step, message } = failure;
  return (
    <Alert severity="error">
      <AlertTitle>{t(`builds.failedIn.${stage}`)}</AlertTitle>
      {component && (
        <Typography variant="body2">
          {step
            ? t('builds.failedStep', { component, step })
            : t('builds.failedComponent', { component })}
        </Typography>
      )}
      <Typography variant="body2">{message}</Typography>
      <Typography variant="body2">{t(`builds.whatNow.${stage}`)}</Typography>
    </Alert>
  );
}
