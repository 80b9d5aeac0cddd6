import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { poolRouteRef } from '../../routes';
import { formatClock, useNow } from '../../time';
import { DataTable, Panel, RowHeader } from '../Panel';

/** Warm pools that start nothing at the moment; nothing while all do. */
export function HeldPoolsPanel({ pools }: { pools: Operations['pools'] }) {
  const { t, language } = useVdiTranslation();
  const pool = useRouteRef(poolRouteRef);
  const now = useNow(15_000);
  if (pools.length === 0) {
    return null;
  }
  return (
    <Panel id="vdi-held-pools" title={t('operations.heldPools')}>
      <DataTable
        caption={t('operations.heldPools')}
        columns={[
          t('create.template'),
          t('operations.reason'),
          t('operations.until'),
        ]}
      >
        {pools.map(({ templateId, reason, until, paused }) => (
          <TableRow key={`${templateId} ${paused}`} hover>
            <RowHeader>
              <Link component={RouterLink} to={pool({ templateId })}>
                {templateId}
              </Link>
            </RowHeader>
            <TableCell>{paused ? t('operations.paused') : reason}</TableCell>
            <TableCell>
              {until
                ? formatClock(Date.parse(until), now, language)
                : t('operations.untilResumed')}
            </TableCell>
          </TableRow>
        ))}
      </DataTable>
    </Panel>
  );
}
