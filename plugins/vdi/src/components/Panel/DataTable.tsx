import type { HTMLAttributes, ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Table from '@material-ui/core/Table';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableContainer from '@material-ui/core/TableContainer';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import { VisuallyHidden } from '../States';

const useStyles = makeStyles({
  // Its position keeps what is hidden from the eye within the box that scrolls.
  container: { position: 'relative' },
  // The theme breaks words anywhere, which makes columns of letters.
  table: {
    '& th, & td': {
      padding: '8px 12px',
      verticalAlign: 'top',
      wordBreak: 'normal',
    },
    // Heard and not seen, so it takes no room.
    '& caption': { captionSide: 'top', padding: 0 },
  },
});

interface DataTableProps {
  caption: string;
  columns: string[];
  /** Whether a last column holds what one can do with a row */
  actions?: string;
  /** What keeps the rows in their places; see `useSteadyList` */
  hold?: HTMLAttributes<HTMLTableSectionElement>;
  /** Rows */
  children: ReactNode;
}

/** Rows under headings, in a box that scrolls where it is too narrow. */
export function DataTable(props: DataTableProps) {
  const { caption, columns, actions, hold, children } = props;
  const classes = useStyles();
  return (
    <TableContainer
      className={classes.container}
      component={Paper}
      variant="outlined"
    >
      <Table className={classes.table} size="small">
        <caption>
          <VisuallyHidden>{caption}</VisuallyHidden>
        </caption>
        <TableHead>
          <TableRow>
            {columns.map(label => (
              <TableCell key={label}>{label}</TableCell>
            ))}
            {actions && (
              <TableCell>
                <VisuallyHidden>{actions}</VisuallyHidden>
              </TableCell>
            )}
          </TableRow>
        </TableHead>
        <TableBody {...hold}>{children}</TableBody>
      </Table>
    </TableContainer>
  );
}
