import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { WorkstationEvent } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { ActorName } from '../Panel';
import { SubtleText } from '../States';
import { historySentence } from './historySentence';

const useStyles = makeStyles(theme => ({
  root: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    paddingLeft: theme.spacing(1.5),
  },
  failed: { borderLeftColor: theme.palette.error.main },
  ready: { borderLeftColor: theme.palette.success.main },
}));

interface HistoryItemProps {
  event: WorkstationEvent;
  /** The signed-in person */
  userRef?: string;
}

/** One thing that happened: a sentence, who did it and when. */
export function HistoryItem({ event, userRef }: HistoryItemProps) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { at, type, message } = event;
  const mark = type === 'failed' || type === 'ready' ? classes[type] : '';
  return (
    <li className={`${classes.root} ${mark}`}>
      <Typography variant="body2">
        {historySentence(event, t, language)}
      </Typography>
      {message && <SubtleText>{message}</SubtleText>}
      <SubtleText component="div" variant="caption">
        <RelativeTime time={at} />
        {', '}
        {t('history.by', {
          actor: <ActorName actor={event.actor} userRef={userRef} />,
        })}
      </SubtleText>
    </li>
  );
}
