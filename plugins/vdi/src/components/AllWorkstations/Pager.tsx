import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import FirstPageIcon from '@material-ui/icons/FirstPage';
import NextIcon from '@material-ui/icons/KeyboardArrowRight';
import PreviousIcon from '@material-ui/icons/KeyboardArrowLeft';
import { useVdiTranslation } from '../../hooks';

const useStyles = makeStyles({
  root: { alignItems: 'center', display: 'flex', justifyContent: 'flex-end' },
});

interface PagerProps {
  page: number;
  hasPrevious: boolean;
  nextCursor?: string;
  onFirst: () => void;
  onPrevious: () => void;
  onNext: (cursor: string) => void;
}

/** Goes through the pages of a table. */
export function Pager(props: PagerProps) {
  const { page, hasPrevious, nextCursor, onFirst, onPrevious, onNext } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  if (!hasPrevious && !nextCursor) {
    return null;
  }
  return (
    <nav aria-label={t('fleet.pager')} className={classes.root}>
      <IconButton
        aria-label={t('fleet.first')}
        disabled={!hasPrevious}
        onClick={onFirst}
        size="small"
      >
        <FirstPageIcon />
      </IconButton>
      <IconButton
        aria-label={t('fleet.previous')}
        disabled={!hasPrevious}
        onClick={onPrevious}
        size="small"
      >
        <PreviousIcon />
      </IconButton>
      <Typography aria-current="page" variant="body2">
        {t('fleet.page', { page: String(page) })}
      </Typography>
      <IconButton
        aria-label={t('fleet.next')}
        disabled={!nextCursor}
        onClick={() => nextCursor && onNext(nextCursor)}
        size="small"
      >
        <NextIcon />
      </IconButton>
    </nav>
  );
}
