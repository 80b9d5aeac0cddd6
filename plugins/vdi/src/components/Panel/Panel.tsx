import type { ReactNode } from 'react';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'grid',
    gap: theme.spacing(1.5),
    minWidth: 0,
    padding: theme.spacing(2),
  },
  title: { margin: 0 },
}));

interface PanelProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A titled part of the page. */
export function Panel({ id, title, children }: PanelProps) {
  const classes = useStyles();
  return (
    <Paper
      aria-labelledby={id}
      className={classes.root}
      component="section"
      variant="outlined"
    >
      <Typography className={classes.title} component="h3" id={id} variant="h6">
        {title}
      </Typography>
      {children}
    </Paper>
  );
}
