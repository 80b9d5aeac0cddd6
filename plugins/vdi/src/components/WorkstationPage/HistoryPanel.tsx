import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import {
  useUserRef,
  useVdiTranslation,
  useWorkstationEvents,
} from '../../hooks';
import { ErrorNotice, Loading, LoadProblem } from '../States';
import { HistoryItem } from './HistoryItem';
import { Panel } from '../Panel';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  more: { justifySelf: 'start' },
}));

/** What has happened to a workstation, newest first. */
export function HistoryPanel({ workstation }: { workstation: Workstation }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const history = useWorkstationEvents(workstation.id, workstation.revision);
  const { events, hasMore, loadMore, loadingMore, moreError } = history;
  return (
    <Panel id="vdi-history" title={t('detail.history')}>
      {history.loading && <Loading text={t('history.loading')} />}
      {!events && <LoadProblem query={history} />}
      {events?.length === 0 && (
        <Typography variant="body2">{t('history.empty')}</Typography>
      )}
      {events && events.length > 0 && (
        <ol className={classes.list}>
          {events.map(event => (
            <HistoryItem key={event.id} event={event} userRef={userRef} />
          ))}
        </ol>
      )}
      {moreError && <ErrorNotice title={t('states.error')} error={moreError} />}
      {events && hasMore && (
        <Button
          className={classes.more}
          disabled={loadingMore}
          onClick={loadMore}
          size="small"
        >
          {loadingMore ? t('history.loadingMore') : t('history.more')}
        </Button>
      )}
    </Panel>
  );
}
