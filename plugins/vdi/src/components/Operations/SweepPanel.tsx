import Alert from '@material-ui/lab/Alert';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { RelativeTime } from '../../time';
import { Facts, Panel } from '../Panel';
import { SubtleText } from '../States';

/** What the last comparison of the fleet with the database found. */
export function SweepPanel({ sweep }: { sweep: Operations['sweep'] }) {
  const { t } = useVdiTranslation();
  return (
    <Panel id="vdi-sweep" title={t('operations.sweep')}>
      {sweep ? (
        <>
          {sweep.alarms.map(alarm => (
            <Alert key={alarm} severity="error">
              {alarm}
            </Alert>
          ))}
          <Facts
            facts={[
              [t('operations.sweptAt'), <RelativeTime time={sweep.at} />],
              [t('operations.machines'), sweep.instances],
              [t('operations.orphans'), sweep.orphans],
              [t('operations.adopted'), sweep.adopted],
              [t('operations.ended'), sweep.terminated + sweep.finished],
              [t('operations.drifted'), sweep.kicked],
            ]}
          />
        </>
      ) : (
        <SubtleText>{t('operations.noSweep')}</SubtleText>
      )}
    </Panel>
  );
}
