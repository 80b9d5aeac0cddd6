import { useEffect, useRef, type FormEvent, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import { unlessDoubleClick } from '../../Panel';
import { ErrorNotice } from '../../States';
import { DangerButton } from './DangerButton';

const useStyles = makeStyles(theme => ({
  form: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
  },
  content: { display: 'grid', gap: theme.spacing(1.5) },
}));

/** What every question about a workstation is given. */
export interface QuestionDialogProps {
  /** Makes the ids of the parts of the dialog */
  id: string;
  title: string;
  open: boolean;
  busy: boolean;
  error?: Error;
  /** The answer that changes something; absent when there is nothing to change */
  confirm?: string;
  /** The same while it is being done */
  confirming: string;
  /** The answer that changes nothing */
  keep: string;
  danger?: boolean;
  /** Whether there is nothing yet that could be confirmed */
  disabled?: boolean;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** Asks before something is done, keeps a refusal where it happened, and gives the focus back. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { id, title, open, busy, error, danger, disabled, children } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const problem = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which React would take for a clean-up.
    problem.current?.scrollIntoView?.();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    // While it fades away it could still be clicked on.
    if (open && !busy && !disabled && props.confirm !== undefined) {
      props.onConfirm();
    }
  };
  const Confirm = danger ? DangerButton : Button;
  return (
    <Dialog
      aria-describedby={`${id}-text`}
      aria-labelledby={`${id}-title`}
      fullWidth
      maxWidth="sm"
      onClose={unlessDoubleClick(props.onClose)}
      open={open}
    >
      <form className={classes.form} noValidate onSubmit={submit}>
        <DialogTitle id={`${id}-title`}>{title}</DialogTitle>
        <DialogContent className={classes.content} id={`${id}-text`}>
          {children}
          {error && (
            <div ref={problem}>
              <ErrorNotice title={t('action.failed')} error={error} />
            </div>
          )}
        </DialogContent>
        <DialogActions>
          <Button onClick={props.onClose}>{props.keep}</Button>
          {props.confirm !== undefined && (
            <Confirm
              color={danger ? undefined : 'primary'}
              disabled={busy || disabled}
              type="submit"
              variant="contained"
            >
              {busy ? props.confirming : props.confirm}
            </Confirm>
          )}
        </DialogActions>
      </form>
    </Dialog>
  );
}
