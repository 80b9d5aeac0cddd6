import { ResponseError } from '@backstage/errors';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { demoTranslationRef } from '../../translation';

const useStyles = makeStyles(theme => ({
  root: {
    maxWidth: 560,
    margin: '0 auto',
    textAlign: 'center',
  },
  actions: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'center',
    gap: theme.spacing(2),
    marginTop: theme.spacing(3),
  },
}));

interface SignInFailureProps {
  name: string;
  error: Error;
  onRetry: () => void;
  onOther: () => void;
}

export function SignInFailure(props: SignInFailureProps) {
  const classes = useStyles();
  const { t } = useTranslationRef(demoTranslationRef);
  return (
    <div className={classes.root}>
      <div role="alert">
        <Typography variant="h6" component="h2">
          {t('signIn.failed', { name: props.name })}
        </Typography>
        <Typography>{reasonOf(props.error)}</Typography>
      </div>
      <Typography color="textSecondary">{t('signIn.failedHint')}</Typography>
      <div className={classes.actions}>
        <Button variant="contained" color="primary" onClick={props.onRetry}>
          {t('signIn.retry')}
        </Button>
        <Button onClick={props.onOther}>{t('signIn.other')}</Button>
      </div>
    </div>
  );
}

/** What the backend said rather than the status it said it with. */
function reasonOf(error: Error): string {
  return error instanceof ResponseError ? error.cause.message : error.message;
}
