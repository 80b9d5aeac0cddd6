import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { RelativeTime, TimeSince } from '../../time';
import { DataTable, Panel, RowHeader } from '../Panel';
import { SubtleText } from '../States';

/** Backend processes of the last day; those at work first. */
export function ReplicasPanel({
  replicas,
}: {
  replicas: Operations['replicas'];
}) {
  const { t } = useVdiTranslation();
  const sorted = [...replicas].sort(
    (a, b) =>
      Number(b.working) - Number(a.working) || b.seenAt.localeCompare(a.seenAt),
  );
  return (
    <Panel id="vdi-replicas" title={t('operations.replicas')}>
      {sorted.length === 0 ? (
        <SubtleText>{t('operations.noReplicas')}</SubtleText>
      ) : (
        <DataTable
          caption={t('operations.replicas')}
          columns={[
            t('operations.host'),
            t('fleet.status'),
            t('operations.runsFor'),
            t('operations.seen'),
          ]}
        >
          {sorted.map(({ id, host, startedAt, seenAt, working }) => (
            <TableRow key={id} hover>
              <RowHeader>
                {host}
                <SubtleText component="div" variant="caption">
                  {id}
                </SubtleText>
              </RowHeader>
              <TableCell>
                {t(working ? 'operations.working' : 'operations.gone')}
              </TableCell>
              <TableCell>
                {working ? <TimeSince time={startedAt} /> : '–'}
              </TableCell>
              <TableCell>
                <RelativeTime time={seenAt} />
              </TableCell>
            </TableRow>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}
