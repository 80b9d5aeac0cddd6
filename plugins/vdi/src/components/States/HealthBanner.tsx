import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useHealth, useVdiTranslation } from '../../hooks';

const useStyles = makeStyles(theme => ({
  root: { marginBottom: theme.spacing(2) },
  list: { margin: 0, paddingLeft: theme.spacing(2.5) },
}));

/** Says which parts do not work, and what is to be done about it. */
export function HealthBanner() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { value } = useHealth();
  if (value?.status !== 'degraded') {
    return null;
  }
  const degraded = value.checks.filter(({ status }) => status === 'degraded');
  return (
    <Alert className={classes.root} severity="warning">
      <AlertTitle>{t('health.title')}</AlertTitle>
      <ul className={classes.list}>
        {degraded.map(({ name, message, detail }) => (
          <li key={name}>
            <strong>{t(`health.${name}`)}</strong>
            {': '}
            {detail ?? message ?? t('health.noMessage')}
          </li>
        ))}
      </ul>
    </Alert>
  );
}
