import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import type { Actor } from '@deskstage/backstage-plugin-vdi-common';
import { useUserRef, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { ActorName } from '../Panel';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    paddingLeft: theme.spacing(1.5),
  },
  bad: { borderLeftColor: theme.palette.error.main },
  good: { borderLeftColor: theme.palette.success.main },
}));

interface HistoryLineProps {
  at: string;
  actor: Actor;
  mark?: 'good' | 'bad';
  /** What happened */
  children: ReactNode;
}

/** One thing that happened, who did it and when. */
export function HistoryLine({ at, actor, mark, children }: HistoryLineProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  return (
    <li className={`${classes.root} ${mark ? classes[mark] : ''}`}>
      {children}
      <SubtleText component="div" variant="caption">
        <RelativeTime time={at} />
        {', '}
        {t('history.by', {
          actor: <ActorName actor={actor} userRef={userRef} />,
        })}
      </SubtleText>
    </li>
  );
}
