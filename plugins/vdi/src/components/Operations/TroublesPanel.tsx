import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { TimeSince } from '../../time';
import { DataTable, FleetRowsLink, Panel, RowHeader } from '../Panel';
import { SubtleText } from '../States';

type Trouble = Operations['troubles'][number];

const useStyles = makeStyles({
  reason: { minWidth: 240, overflowWrap: 'anywhere' },
  narrow: { whiteSpace: 'nowrap' },
});

/** Workstations that need a look, by reason; a number leads to the rows behind it. */
export function TroublesPanel({ troubles }: { troubles: readonly Trouble[] }) {
  const { t } = useVdiTranslation();
  return (
    <Panel id="vdi-troubles" title={t('operations.troubles')}>
      {troubles.length === 0 ? (
        <SubtleText>{t('operations.noTroubles')}</SubtleText>
      ) : (
        <DataTable
          caption={t('operations.troubles')}
          columns={[
            t('operations.kind'),
            t('fleet.status'),
            t('operations.reason'),
            t('operations.workstations'),
            t('operations.longest'),
          ]}
        >
          {troubles.map(trouble => (
            <TroubleRow
              key={[trouble.kind, trouble.status, trouble.code].join()}
              trouble={trouble}
            />
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

function TroubleRow({ trouble }: { trouble: Trouble }) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { kind, status, message, count, since, templateId } = trouble;
  return (
    <TableRow hover>
      <RowHeader>{t(`operations.${kind}`)}</RowHeader>
      <TableCell>{t(`status.${status}`)}</TableCell>
      <TableCell className={classes.reason}>
        {message ?? t(`operations.${kind}Reason`)}
        {templateId && (
          <SubtleText component="div" variant="caption">
            {templateId}
          </SubtleText>
        )}
      </TableCell>
      <TableCell>
        <FleetRowsLink status={[status]} template={templateId}>
          {t('operations.count', { count })}
        </FleetRowsLink>
      </TableCell>
      <TableCell className={classes.narrow}>
        <TimeSince time={since} />
      </TableCell>
    </TableRow>
  );
}
