import { makeStyles } from '@material-ui/core/styles';
import { useOperations, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import {
  Loading,
  LoadProblem,
  StaleNotice,
  SubtleText,
  VisuallyHidden,
} from '../States';
import { CallsPanel } from './CallsPanel';
import { ChecksPanel } from './ChecksPanel';
import { HeldPoolsPanel } from './HeldPoolsPanel';
import { QueuePanel } from './QueuePanel';
import { ReplicasPanel } from './ReplicasPanel';
import { SweepPanel } from './SweepPanel';
import { TroublesPanel } from './TroublesPanel';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  pair: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 420px), 1fr))',
  },
}));

/** How the plugin itself is doing, for those who run the fleet; what needs a look comes first. */
export function OperationsPage() {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const operations = useOperations();
  const { value } = operations;
  return (
    <div className={classes.root}>
      <VisuallyHidden>
        <h2>{t('page.operations')}</h2>
      </VisuallyHidden>
      <StaleNotice query={operations} />
      {operations.loading && (
        <Loading text={t('operations.loading')} count={8} />
      )}
      {!value && <LoadProblem query={operations} />}
      {value && (
        <>
          <ChecksPanel checks={value.checks} />
          <TroublesPanel troubles={value.troubles} />
          <HeldPoolsPanel pools={value.pools} />
          <CallsPanel calls={value.awsCalls} />
          <div className={classes.pair}>
            <QueuePanel queue={value.queue} />
            <SweepPanel sweep={value.sweep} />
          </div>
          <ReplicasPanel replicas={value.replicas} />
          <SubtleText>
            {t('operations.asOf')} <RelativeTime time={value.at} />
          </SubtleText>
        </>
      )}
    </div>
  );
}
