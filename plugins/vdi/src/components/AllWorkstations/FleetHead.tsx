import type { Ref } from 'react';
import Checkbox from '@material-ui/core/Checkbox';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import TableSortLabel from '@material-ui/core/TableSortLabel';
import type { WorkstationSort } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { VisuallyHidden } from '../States';
import { nextSort, sortOf, type SortField } from './fleetSearch';
import type { Selection } from './useSelection';

interface FleetHeadProps {
  sort?: WorkstationSort;
  selection: Selection;
  /** The box that chooses all rows */
  selectAll: Ref<HTMLInputElement>;
  onSort: (sort: WorkstationSort) => void;
}

/** The columns of the table, to sort by, and the box that chooses all of the page. */
export function FleetHead(props: FleetHeadProps) {
  const { sort, selection, selectAll, onSort } = props;
  const { t } = useVdiTranslation();
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
  return (
    <TableHead>
      <TableRow>
        <TableCell padding="checkbox">
          <Checkbox
            checked={selection.all}
            color="primary"
            indeterminate={!selection.all && selection.selected.length > 0}
            inputProps={{ 'aria-label': t('bulk.selectAll') }}
            inputRef={selectAll}
            onChange={selection.toggleAll}
            size="small"
          />
        </TableCell>
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
  );
}
