import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatSeconds } from '../../time';
import { DataTable, Facts, FleetRowsLink, Panel, RowHeader } from '../Panel';

/** What the reconciler has before it, the longest waiting first. */
export function QueuePanel({ queue }: { queue: Operations['queue'] }) {
  const { t, language } = useVdiTranslation();
  const lag = (seconds: number) =>
    seconds > 0 ? formatSeconds(seconds, language) : '–';
  return (
    <Panel id="vdi-queue" title={t('operations.queue')}>
      <Facts
        facts={[
          [t('operations.lag'), lag(queue.lagSeconds)],
          [t('operations.due'), queue.due],
          [t('operations.locked'), queue.locked],
        ]}
      />
      {queue.statuses.length > 0 && (
        <DataTable
          caption={t('operations.queue')}
          columns={[
            t('fleet.status'),
            t('operations.workstations'),
            t('operations.due'),
            t('operations.locked'),
            t('operations.lag'),
          ]}
        >
          {queue.statuses.map(each => (
            <TableRow key={each.status} hover>
              <RowHeader>{t(`status.${each.status}`)}</RowHeader>
              <TableCell>
                <FleetRowsLink status={[each.status]}>
                  {each.count}
                </FleetRowsLink>
              </TableCell>
              <TableCell>{each.due}</TableCell>
              <TableCell>{each.locked}</TableCell>
              <TableCell>{lag(each.lagSeconds)}</TableCell>
            </TableRow>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}
