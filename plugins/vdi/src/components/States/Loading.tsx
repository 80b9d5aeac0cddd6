import { useEffect, useState } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useVdiTranslation } from '../../hooks';
import { SubtleText } from './SubtleText';

const SLOW = 4_000;

const useStyles = makeStyles(theme => ({
  cards: {
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 380px), 1fr))',
  },
  rows: { display: 'grid', gap: theme.spacing(1) },
  words: { marginBottom: theme.spacing(2) },
}));

interface LoadingProps {
  /** What is being loaded. */
  text: string;
  shape?: 'cards' | 'rows';
  count?: number;
}

/** Stands where something will be, says what, and says so when it takes long. */
export function Loading({ text, shape = 'rows', count = 3 }: LoadingProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), SLOW);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div aria-busy="true">
      <SubtleText className={classes.words} role="status">
        {slow ? t('states.slow') : text}
      </SubtleText>
      <div className={classes[shape]} aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <Skeleton
            key={index}
            height={shape === 'cards' ? 176 : 36}
            variant="rect"
          />
        ))}
      </div>
    </div>
  );
}
