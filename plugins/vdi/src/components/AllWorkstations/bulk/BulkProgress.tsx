import { useEffect, useRef } from 'react';
import Button from '@material-ui/core/Button';
import LinearProgress from '@material-ui/core/LinearProgress';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation, type VdiTranslate } from '../../../hooks';
import { SubtleText } from '../../States';
import { BulkResult } from './BulkResult';
import { countRun, type BulkCounts, type BulkRun } from './bulkRun';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1),
    padding: theme.spacing(2),
    '&:focus-visible': { outline: `2px solid ${theme.palette.primary.main}` },
  },
  header: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1),
    justifyContent: 'space-between',
  },
  results: {
    display: 'grid',
    gap: theme.spacing(0.5),
    listStyle: 'none',
    margin: 0,
    maxHeight: 240,
    overflowY: 'auto',
    padding: 0,
  },
}));

interface BulkProgressProps {
  run: BulkRun;
  /** Whether somebody wants no more to be sent */
  cancelled: boolean;
  onCancel: () => void;
  onClose: () => void;
}

/** How far it is with several workstations, and how it went for each. */
export function BulkProgress(props: BulkProgressProps) {
  const { run, cancelled, onCancel, onClose } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const panel = useRef<HTMLDivElement>(null);
  // What was pressed for it is gone with the selection.
  useEffect(() => {
    panel.current?.focus();
  }, []);
  const counts = countRun(run);
  const title = t(`bulk.${run.action}Run`, { count: counts.total });
  return (
    <Paper
      ref={panel}
      aria-labelledby="vdi-bulk-run"
      className={classes.root}
      component="section"
      tabIndex={-1}
      variant="outlined"
    >
      <div className={classes.header}>
        <Typography component="h3" id="vdi-bulk-run" variant="subtitle1">
          {title}
        </Typography>
        {run.finished ? (
          <Button onClick={onClose} size="small" variant="outlined">
            {t('bulk.close')}
          </Button>
        ) : (
          <Button
            disabled={cancelled}
            onClick={onCancel}
            size="small"
            variant="outlined"
          >
            {t(cancelled ? 'bulk.cancelling' : 'bulk.cancel')}
          </Button>
        )}
      </div>
      <LinearProgress
        aria-labelledby="vdi-bulk-run"
        aria-valuetext={t('bulk.progress', {
          number: String(counts.over),
          total: String(counts.total),
        })}
        value={(counts.over / counts.total) * 100}
        variant="determinate"
      />
      <SubtleText role={run.finished ? 'status' : undefined}>
        {run.finished
          ? summary(counts, t)
          : t('bulk.progress', {
              number: String(counts.over),
              total: String(counts.total),
            })}
      </SubtleText>
      <ul
        aria-label={t('bulk.results')}
        className={classes.results}
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard
        tabIndex={0}
      >
        {run.items.map(item => (
          <BulkResult
            key={item.workstation.id}
            action={run.action}
            item={item}
          />
        ))}
      </ul>
    </Paper>
  );
}

function summary(
  { done, impossible, cancelled }: BulkCounts,
  t: VdiTranslate,
): string {
  const parts: string[] = [t('bulk.countDone', { count: done })];
  if (impossible > 0) {
    parts.push(t('bulk.countImpossible', { count: impossible }));
  }
  if (cancelled > 0) {
    parts.push(t('bulk.countCancelled', { count: cancelled }));
  }
  return parts.join(', ');
}
