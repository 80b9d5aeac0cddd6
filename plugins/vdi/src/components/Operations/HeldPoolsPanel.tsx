import { Link as RouterLink } from 'react-router-dom';
import Link from '@material-ui/core/Link';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { useRouteRef } from '@backstage/core-plugin-api';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, type VdiTranslate } from '../../hooks';
import { poolRouteRef } from '../../routes';
import { formatClock, useNow } from '../../time';
import { DataTable, LastChange, Panel, RowHeader } from '../Panel';

type HeldPool = Operations['pools'][number];

/** Warm pools that start nothing at the moment; nothing while all do. */
export function HeldPoolsPanel({ pools }: { pools: readonly HeldPool[] }) {
  const { t } = useVdiTranslation();
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
        {pools.map(pool => (
          <HeldPoolRow key={`${pool.templateId} ${pool.paused}`} pool={pool} />
        ))}
      </DataTable>
    </Panel>
  );
}

function HeldPoolRow({ pool }: { pool: HeldPool }) {
  const { t, language } = useVdiTranslation();
  const details = useRouteRef(poolRouteRef);
  const now = useNow(15_000);
  const { templateId, reason, until, paused, source } = pool;
  const configured = source === 'configuration';
  return (
    <TableRow hover>
      <RowHeader>
        <Link component={RouterLink} to={details({ templateId })}>
          {templateId}
        </Link>
      </RowHeader>
      <TableCell>
        {paused ? pausedText({ configured, templateId }, t) : reason}
        <LastChange change={pool} />
      </TableCell>
      <TableCell>
        {until
          ? formatClock(Date.parse(until), now, language)
          : paused &&
            t(
              configured
                ? 'operations.untilConfigured'
                : 'operations.untilResumed',
            )}
      </TableCell>
    </TableRow>
  );
}

function pausedText(
  { configured, templateId }: { configured: boolean; templateId: string },
  t: VdiTranslate,
): string {
  return configured
    ? t('operations.pausedConfigured', { key: `vdi.pools.${templateId}` })
    : t('operations.paused');
}
