import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  columns: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(2),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 380px), 1fr))',
  },
  column: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
}));

/** Parts beside each other where there is room for it. */
export function Columns({ children }: { children: ReactNode }) {
  return <div className={useStyles().columns}>{children}</div>;
}

/** Parts below each other. */
export function Column({ children }: { children: ReactNode }) {
  return <div className={useStyles().column}>{children}</div>;
}
