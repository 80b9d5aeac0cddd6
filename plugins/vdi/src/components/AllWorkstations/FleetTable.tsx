import type { ReactNode } from 'react';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type {
  Workstation,
  WorkstationSort,
} from '@deskstage/backstage-plugin-vdi-common';
import { useSteadyItems, useVdiTranslation } from '../../hooks';
import { VisuallyHidden } from '../States';
import { FleetRow } from './FleetRow';
import { nextSort, sortOf, type SortField } from './fleetSearch';

const useStyles = makeStyles({
  // The theme breaks words anywhere, which makes columns of letters.
  table: {
    '& th, & td': { padding: '8px 12px', wordBreak: 'normal' },
    // Heard and not seen, so it takes no room.
    '& caption': { captionSide: 'top', padding: 0 },
  },
  outdated: { opacity: 0.6 },
});

interface FleetTableProps {
  workstations: readonly Workstation[];
  sort?: WorkstationSort;
  /** What the rows are the answer to; while it stays, rows keep their places under the pointer */
  pageKey: string;
  outdated: boolean;
  onSort: (sort: WorkstationSort) => void;
  /** What to show when there are no rows */
  children: ReactNode;
}

/** Workstations in rows. */
export function FleetTable(props: FleetTableProps) {
  const { workstations, sort, pageKey, outdated, onSort, children } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const { items, hold } = useSteadyItems(workstations, pageKey);
  const { field: sortedBy, direction } = sortOf(sort);

  const columns: { label: string; field?: SortField }[] = [
    { label: t('fleet.name'), field: 'name' },
    { label: t('fleet.owner'), field: 'owner' },
    { label: t('fleet.template'), field: 'template' },
    { label: t('fleet.status'), field: 'status' },
    { label: t('fleet.since'), field: 'statusSince' },
    { label: t('fleet.machine') },
    { label: t('detail.created'), field: 'createdAt' },
  ];
  if (items.length === 0) {
    return <>{children}</>;
  }
  // Its position keeps what is hidden from the eye within the box that scrolls.
  return (
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
        <TableHead>
          <TableRow>
            {columns.map(({ label, field }) => (
              <TableCell
                key={label}
                sortDirection={field === sortedBy ? direction : false}
              >
                {field ? (
                  <TableSortLabel
                    active={field === sortedBy}
                    direction={field === sortedBy ? direction : 'asc'}
                    onClick={() => onSort(nextSort(field, sort))}
                  >
                    {label}
                  </TableSortLabel>
                ) : (
                  label
                )}
              </TableCell>
            ))}
            <TableCell>
              <VisuallyHidden>{t('fleet.actions')}</VisuallyHidden>
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody {...hold}>
          {items.map(workstation => (
            <FleetRow key={workstation.id} workstation={workstation} />
          ))}
        </TableBody>
      </Table>
    </TableContainer>
  );
}
