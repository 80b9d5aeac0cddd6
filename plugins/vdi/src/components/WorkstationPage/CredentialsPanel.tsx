import { useEffect, useState } from 'react';
import Button from '@material-ui/core/Button';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useToast, useVdiTranslation } from '../../hooks';
import { copyText } from '../Connect';
import { ErrorNotice } from '../States';
import { useCredentials } from './useCredentials';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1), justifyItems: 'start' },
  actions: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
  mono: { fontFamily: 'monospace' },
}));

/** Shows the owner their password for a short while. */
export function CredentialsPanel({
  workstation,
}: {
  workstation: Workstation;
}) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const toast = useToast();
  const { credentials, secondsLeft, busy, error, reveal, hide } =
    useCredentials(workstation.id);
  const [copyFailed, setCopyFailed] = useState(false);
  useEffect(() => {
    setCopyFailed(false);
  }, [credentials]);
  const { userName } = workstation.identity;

  const copy = async (password: string) => {
    if (await copyText(password)) {
      toast(t('credentials.copied'));
    } else {
      setCopyFailed(true);
    }
  };
  return (
    <div className={classes.root}>
      <Typography component="h4" variant="subtitle2">
        {t('credentials.title')}
      </Typography>
      <Typography variant="body2">
        {userName
          ? t('credentials.text', { user: userName })
          : t('credentials.textUnknown')}
      </Typography>
      {error && <ErrorNotice title={t('credentials.failed')} error={error} />}
      {credentials && (
        <>
          <TextField
            fullWidth
            InputProps={{ className: classes.mono, readOnly: true }}
            id="vdi-password"
            helperText={
              copyFailed
                ? t('credentials.copyFailed')
                : t('credentials.hides', { count: secondsLeft })
            }
            label={t('credentials.password')}
            onFocus={event => event.target.select()}
            size="small"
            value={credentials.password}
            variant="outlined"
          />
        </>
      )}
      <div className={classes.actions}>
        {credentials ? (
          <>
            <Button
              onClick={() => copy(credentials.password)}
              size="small"
              variant="outlined"
            >
              {t('credentials.copy')}
            </Button>
            <Button onClick={hide} size="small">
              {t('credentials.hide')}
            </Button>
          </>
        ) : (
          <Button
            disabled={busy}
            onClick={reveal}
            size="small"
            variant="outlined"
          >
            {busy ? t('credentials.busy') : t('credentials.reveal')}
          </Button>
        )}
      </div>
    </div>
  );
}
