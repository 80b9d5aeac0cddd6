import { useOperations, useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { Columns } from '../Panel';
import { LoadedPage, SubtleText } from '../States';
import { CallsPanel } from './CallsPanel';
import { ChecksPanel } from './ChecksPanel';
import { HeldPoolsPanel } from './HeldPoolsPanel';
import { QueuePanel } from './QueuePanel';
import { ReplicasPanel } from './ReplicasPanel';
import { SweepPanel } from './SweepPanel';
import { TroublesPanel } from './TroublesPanel';

/** How the plugin itself is doing, for those who run the fleet; what needs a look comes first. */
export function OperationsPage() {
  const { t } = useVdiTranslation();
  return (
    <LoadedPage
      count={8}
      loading={t('operations.loading')}
      query={useOperations()}
      title={t('page.operations')}
    >
      {operations => (
        <>
          <ChecksPanel checks={operations.checks} />
          <TroublesPanel troubles={operations.troubles} />
          <HeldPoolsPanel pools={operations.pools} />
          <CallsPanel calls={operations.awsCalls} />
          <Columns>
            <QueuePanel queue={operations.queue} />
            <SweepPanel sweep={operations.sweep} />
          </Columns>
          <ReplicasPanel replicas={operations.replicas} />
          <SubtleText>
            {t('operations.asOf')} <RelativeTime time={operations.at} />
          </SubtleText>
        </>
      )}
    </LoadedPage>
  );
}
