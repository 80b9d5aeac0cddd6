import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { errorKind, errorText } from '../../errors';
import { useVdiTranslation } from '../../hooks';

interface ErrorNoticeProps {
  /** What did not work, in a sentence. */
  title: string;
  error: Error;
  onRetry?: () => void;
  onDismiss?: () => void;
  children?: ReactNode;
}

/** Says where it happened what went wrong and what to do. */
export function ErrorNotice(props: ErrorNoticeProps) {
  const { title, error, onRetry, onDismiss, children } = props;
  const { t } = useVdiTranslation();
  const kind = errorKind(error);
  const texts = {
    unauthorized: t('states.signIn'),
    unreachable: t('states.unreachable'),
  };
  const text =
    kind === 'unauthorized' || kind === 'unreachable'
      ? texts[kind]
      : errorText(error, t);
  return (
    <Alert
      severity="error"
      onClose={onDismiss}
      closeText={t('connect.dismiss')}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('states.retry')}
          </Button>
        )
      }
    >
      <AlertTitle>{title}</AlertTitle>
      <Typography variant="body2">{text}</Typography>
      {children}
    </Alert>
  );
}
