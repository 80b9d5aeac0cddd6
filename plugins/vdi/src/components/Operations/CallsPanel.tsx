import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import type { Operations } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatLatency } from '../../time';
import { DataTable, Panel, RowHeader } from '../Panel';
import { SubtleText } from '../States';

// The column is as wide as the longest name, so that none is broken.
const useStyles = makeStyles({ action: { overflowWrap: 'normal' } });

type Calls = Operations['awsCalls'];

/** What the portal asked of AWS, and how often AWS asked to slow down; refused actions first. */
export function CallsPanel({ calls }: { calls: Calls }) {
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const number = new Intl.NumberFormat(language);
  return (
    <Panel id="vdi-aws-calls" title={t('operations.calls')}>
      {calls.length === 0 ? (
        <SubtleText>{t('operations.noCalls')}</SubtleText>
      ) : (
        <DataTable
          caption={t('operations.calls')}
          columns={[
            t('operations.action'),
            t('operations.callsHour'),
            t('operations.throttledHour'),
            t('operations.failedHour'),
            t('operations.average'),
            t('operations.callsDay'),
            t('operations.throttledDay'),
            t('operations.failedDay'),
          ]}
        >
          {calls.map(({ action, lastHour, lastDay }) => (
            <TableRow key={action} hover>
              <RowHeader>
                <code className={classes.action}>{action}</code>
              </RowHeader>
              <TableCell>{number.format(lastHour.calls)}</TableCell>
              <Alarming value={lastHour.throttled} format={number} />
              <Alarming value={lastHour.failed} format={number} />
              <TableCell>
                {lastHour.averageSeconds === undefined
                  ? '–'
                  : formatLatency(lastHour.averageSeconds, language)}
              </TableCell>
              <TableCell>{number.format(lastDay.calls)}</TableCell>
              <Alarming value={lastDay.throttled} format={number} />
              <Alarming value={lastDay.failed} format={number} />
            </TableRow>
          ))}
        </DataTable>
      )}
    </Panel>
  );
}

/** A number that should be zero. */
function Alarming({
  value,
  format,
}: {
  value: number;
  format: Intl.NumberFormat;
}) {
  return (
    <TableCell>
      {value > 0 ? <strong>{format.format(value)}</strong> : 0}
    </TableCell>
  );
}
