import type { ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation, type Pages } from '../../hooks';
import { Panel } from '../Panel';
import { ErrorNotice, Loading, LoadProblem, SubtleText } from '../States';

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

interface HistoryPanelProps<T> {
  id: string;
  pages: Pages<T>;
  /** What is said where nothing has happened yet */
  empty: string;
  /** The line of an entry */
  children: (entry: T) => ReactNode;
}

/** What has happened, newest first, and the way to what happened before. */
export function HistoryPanel<T>(props: HistoryPanelProps<T>) {
  const { id, pages, empty, children } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { items, hasMore, loadMore, loadingMore, moreError } = pages;
  return (
    <Panel id={id} title={t('detail.history')}>
      {pages.loading && <Loading text={t('history.loading')} />}
      {!items && <LoadProblem query={pages} />}
      {items?.length === 0 && <SubtleText>{empty}</SubtleText>}
      {items && items.length > 0 && (
        <ol className={classes.list}>{items.map(children)}</ol>
      )}
      {moreError && <ErrorNotice title={t('states.error')} error={moreError} />}
      {items && hasMore && (
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
