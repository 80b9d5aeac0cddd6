import { useRef, type ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableContainer from '@material-ui/core/TableContainer';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Workstation,
  WorkstationSort,
} from '@deskstage/backstage-plugin-vdi-common';
import { useSteadyItems, useVdiTranslation } from '../../hooks';
import { VisuallyHidden } from '../States';
import { BulkBar, BulkProgress, useBulkRun } from './bulk';
import { FleetHead } from './FleetHead';
import { FleetRow } from './FleetRow';
import { useSelection } from './useSelection';

const useStyles = makeStyles(theme => ({
  // The theme breaks words anywhere, which makes columns of letters.
  table: {
    '& th, & td': { padding: '8px 12px', wordBreak: 'normal' },
    // Heard and not seen, so it takes no room.
    '& caption': { captionSide: 'top', padding: 0 },
    // Where the table is wider than the window, what one can do with a row stays in sight.
    '& th:last-child, & td:last-child': {
      backgroundColor: theme.palette.background.paper,
      padding: 4,
      position: 'sticky',
      right: 0,
    },
  },
  outdated: { opacity: 0.6 },
}));

interface FleetTableProps {
  workstations: readonly Workstation[];
  /** How many there are on all pages */
  total: number;
  sort?: WorkstationSort;
  /** What the rows are the answer to; while it stays, rows keep their places under the pointer */
  pageKey: string;
  outdated: boolean;
  onSort: (sort: WorkstationSort) => void;
  onOpen: (workstationId: string) => void;
  /** What to show when there are no rows */
  children: ReactNode;
}

/** Workstations in rows, to handle one by one or together. */
export function FleetTable(props: FleetTableProps) {
  const { workstations, total, sort, pageKey, outdated, children } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { items, hold } = useSteadyItems(workstations, pageKey);
  const selection = useSelection(items, pageKey);
  const bulk = useBulkRun();
  const selectAll = useRef<HTMLInputElement>(null);
  return (
    <>
      <BulkBar
        busy={bulk.run !== undefined && !bulk.run.finished}
        onClear={() => {
          selection.clear();
          selectAll.current?.focus();
        }}
        onStart={(action, chosen) => {
          selection.clear();
          bulk.start(action, chosen);
        }}
        selected={selection.selected}
        total={total}
      />
      {bulk.run && (
        <BulkProgress
          cancelled={bulk.cancelled}
          onCancel={bulk.cancel}
          onClose={() => {
            bulk.close();
            selectAll.current?.focus();
          }}
          run={bulk.run}
        />
      )}
      {items.length === 0 ? (
        children
      ) : (
        // Its position keeps what is hidden from the eye within the box that scrolls.
        <TableContainer
          component={Paper}
          style={{ position: 'relative' }}
          variant="outlined"
        >
          <Table
            aria-busy={outdated}
            className={`${classes.table} ${outdated ? classes.outdated : ''}`}
            size="small"
          >
            <caption>
              <VisuallyHidden>{t('fleet.caption')}</VisuallyHidden>
            </caption>
            <FleetHead
              onSort={props.onSort}
              selectAll={selectAll}
              selection={selection}
              sort={sort}
            />
            <TableBody {...hold}>
              {items.map(workstation => (
                <FleetRow
                  key={workstation.id}
                  onOpen={props.onOpen}
                  onToggle={selection.toggle}
                  selected={selection.has(workstation.id)}
                  workstation={workstation}
                />
              ))}
            </TableBody>
          </Table>
        </TableContainer>
      )}
    </>
  );
}
