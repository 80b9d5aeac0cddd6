import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';

/** What is missing for the parts that do not work; nothing while all do. */
export function ChecksPanel({ checks }: { checks: Operations['checks'] }) {
  const { t } = useVdiTranslation();
  return (
    <>
      {checks
        .filter(({ status }) => status === 'degraded')
        .map(({ name, message, problem, detail, checkedAt }) => (
          <Alert key={name} severity="error">
            <AlertTitle>
              {t(`health.${name}`)}
              {problem && ` · ${t(`operations.problem.${problem}`)}`}
            </AlertTitle>
            <Typography variant="body2">
              {detail ?? message ?? t('health.noMessage')}
            </Typography>
            {checkedAt && (
              <Typography variant="caption">
                <RelativeTime time={checkedAt} />
              </Typography>
            )}
          </Alert>
        ))}
    </>
  );
}
