import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../hooks';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
  },
}));

interface SaveBarProps {
  /** Whether there is something to save */
  changed: boolean;
  /** Whether something has to be corrected before */
  bad: boolean;
  busy: boolean;
  /** What saving does, where it is more than that */
  save?: string;
  /** Absent where there is nothing to go back to */
  onDiscard?: () => void;
  /** What one can do besides */
  children?: ReactNode;
}

/** The end of a form: saves it, or forgets what was typed. */
export function SaveBar(props: SaveBarProps) {
  const { changed, bad, busy, save, onDiscard, children } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Button
        color="primary"
        disabled={!changed || bad || busy}
        type="submit"
        variant="contained"
      >
        {busy ? t('edit.saving') : save ?? t('edit.save')}
      </Button>
      {onDiscard && (
        <Button disabled={!changed || busy} onClick={onDiscard}>
          {t('edit.discard')}
        </Button>
      )}
      {changed && onDiscard && !bad && (
        <SubtleText role="status">{t('edit.unsaved')}</SubtleText>
      )}
      {bad && <SubtleText role="status">{t('edit.bad')}</SubtleText>}
      {children}
    </div>
  );
}
