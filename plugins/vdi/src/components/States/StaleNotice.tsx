import Button from '@material-ui/core/Button';
import Alert from '@material-ui/lab/Alert';
import { useVdiTranslation, type LiveQuery } from '../../hooks';

/** Says that what is shown could not be renewed. */
export function StaleNotice({ query }: { query: LiveQuery<unknown> }) {
  const { t } = useVdiTranslation();
  if (!query.error || query.value === undefined) {
    return null;
  }
  return (
    <Alert
      severity="warning"
      action={
        <Button color="inherit" size="small" onClick={query.refresh}>
          {t('states.retry')}
        </Button>
      }
    >
      {t('states.stale')}
    </Alert>
  );
}
