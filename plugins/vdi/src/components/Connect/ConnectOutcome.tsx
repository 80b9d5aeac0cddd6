import Button from '@material-ui/core/Button';
import Link from '@material-ui/core/Link';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useVdiTranslation } from '../../hooks';
import { formatClock } from '../../time';
import { ErrorNotice } from '../States';
import { DCV_CLIENT_URL } from './dcvClient';
import type { ConnectOutcome as Outcome, ConnectWay } from './useConnect';

const useStyles = makeStyles(theme => ({
  actions: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
    marginTop: theme.spacing(1),
  },
}));

interface ConnectOutcomeProps {
  name: string;
  outcome: Outcome;
  onConnect: (way: ConnectWay) => void;
  onDismiss: () => void;
}

/** Says what came of trying to connect, and offers what helps when it did not work. */
export function ConnectOutcome(props: ConnectOutcomeProps) {
  const { name, outcome, onConnect, onDismiss } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  if (outcome.kind === 'failed') {
    return (
      <ErrorNotice
        title={t('connect.failed')}
        error={outcome.error}
        onDismiss={onDismiss}
      />
    );
  }
  const time = formatClock(Date.parse(outcome.expiresAt), Date.now(), language);
  const texts = {
    opened: t('connect.browserOpened', { name, time }),
    client: t('connect.clientOpened'),
    downloaded: t('connect.downloaded', { time }),
    copied: t('connect.copied', { name, time }),
    blocked: t('connect.blocked'),
    copyFailed: t('connect.copyFailed'),
  };
  const isWarning = 'url' in outcome;
  return (
    <Alert
      closeText={t('connect.dismiss')}
      onClose={onDismiss}
      role="status"
      severity={isWarning ? 'warning' : 'info'}
    >
      {texts[outcome.kind]}
      {outcome.kind === 'client' && (
        <div className={classes.actions}>
          <Button
            size="small"
            variant="outlined"
            onClick={() => onConnect('file')}
          >
            {t('connect.file')}
          </Button>
          <Link href={DCV_CLIENT_URL} rel="noopener noreferrer" target="_blank">
            {t('connect.getClient')}
          </Link>
        </div>
      )}
      {outcome.kind === 'blocked' && (
        <div className={classes.actions}>
          <Button
            color="primary"
            href={outcome.url}
            onClick={onDismiss}
            rel="noopener noreferrer"
            size="small"
            target="_blank"
            variant="contained"
          >
            {t('connect.openNow', { name })}
          </Button>
        </div>
      )}
      {outcome.kind === 'copyFailed' && (
        <TextField
          fullWidth
          inputProps={{
            readOnly: true,
            'aria-label': t('connect.link', { name }),
          }}
          margin="dense"
          onFocus={event => event.target.select()}
          value={outcome.url}
          variant="outlined"
        />
      )}
    </Alert>
  );
}
