import { useTranslationRef } from '@backstage/frontend-plugin-api';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { PropsWithChildren } from 'react';
import { demoTranslationRef } from '../../translation';
import { Logo } from '../nav';
import { LanguageChoice } from './LanguageChoice';

const useStyles = makeStyles(theme => ({
  root: {
    minHeight: '100vh',
    display: 'flex',
    flexDirection: 'column',
    background: theme.palette.background.default,
    color: theme.palette.text.primary,
  },
  banner: {
    padding: theme.spacing(4, 3, 11),
    background:
      'linear-gradient(120deg, #12305c 0%, #14507d 55%, #0f6f70 100%)',
    color: '#fff',
  },
  bar: {
    display: 'flex',
    justifyContent: 'space-between',
    alignItems: 'center',
  },
  inner: {
    maxWidth: 1040,
    margin: '0 auto',
  },
  about: {
    maxWidth: 720,
    marginTop: theme.spacing(5),
    fontWeight: 500,
    color: 'inherit',
  },
  content: {
    boxSizing: 'border-box',
    width: '100%',
    maxWidth: 1040 + 2 * theme.spacing(3),
    margin: `${-theme.spacing(7)}px auto 0`,
    padding: theme.spacing(0, 3, 4),
  },
  sheet: {
    padding: theme.spacing(4),
  },
}));

/** What every step of the sign-in has around it: what this is, and in which language. */
export function SignInFrame({ children }: PropsWithChildren<{}>) {
  const classes = useStyles();
  const { t } = useTranslationRef(demoTranslationRef);
  return (
    <div className={classes.root}>
      <header className={classes.banner}>
        <div className={classes.inner}>
          <div className={classes.bar}>
            <Logo />
            <LanguageChoice />
          </div>
          <Typography variant="h4" component="p" className={classes.about}>
            {t('signIn.about')}
          </Typography>
        </div>
      </header>
      <main className={classes.content}>
        <Paper className={classes.sheet} elevation={3}>
          {children}
        </Paper>
      </main>
    </div>
  );
}
