import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { useTemplateChanges, useUserRef, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { ActorName, Panel } from '../Panel';
import { ErrorNotice, Loading, LoadProblem, SubtleText } from '../States';
import { describeChange } from './describeChange';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1.5),
    listStyle: 'none',
    margin: 0,
    padding: 0,
  },
  item: {
    borderLeft: `3px solid ${theme.palette.divider}`,
    overflowWrap: 'anywhere',
    paddingLeft: theme.spacing(1.5),
  },
  more: { justifySelf: 'start' },
}));

/** Who changed a template and its pool, newest first. */
export function ChangesPanel({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const userRef = useUserRef();
  const changes = useTemplateChanges(detail.template.id, detail);
  const { items, hasMore, loadMore, loadingMore, moreError } = changes;
  return (
    <Panel id="vdi-template-changes" title={t('detail.history')}>
      {changes.loading && <Loading text={t('history.loading')} />}
      {!items && <LoadProblem query={changes} />}
      {items?.length === 0 && <SubtleText>{t('changes.empty')}</SubtleText>}
      {items && items.length > 0 && (
        <ol className={classes.list}>
          {items.map(entry => (
            <li key={entry.id} className={classes.item}>
              {describeChange(entry, t).map(sentence => (
                <Typography key={sentence} variant="body2">
                  {sentence}
                </Typography>
              ))}
              <SubtleText component="div" variant="caption">
                <RelativeTime time={entry.at} />
                {', '}
                {t('history.by', {
                  actor: <ActorName actor={entry.actor} userRef={userRef} />,
                })}
              </SubtleText>
            </li>
          ))}
        </ol>
      )}
      {moreError && <ErrorNotice title={t('states.error')} error={moreError} />}
      {hasMore && (
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
