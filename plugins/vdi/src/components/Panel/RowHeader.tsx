import type { ReactNode } from 'react';
import TableCell from '@material-ui/core/TableCell';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: { fontWeight: 'inherit', minWidth: 160, overflowWrap: 'anywhere' },
});

/** The cell that a row is about. */
export function RowHeader({ children }: { children: ReactNode }) {
  const classes = useStyles();
  // Material UI makes a plain cell of any element but its own.
  return (
    <TableCell
      className={classes.root}
      component="th"
      role="rowheader"
      scope="row"
    >
      {children}
    </TableCell>
  );
}
