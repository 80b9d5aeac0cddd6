import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: { display: 'grid', gap: theme.spacing(1), minWidth: 0 },
}));

interface SectionProps {
  id: string;
  title: string;
  children: ReactNode;
}

/** A titled part of a panel. */
export function Section({ id, title, children }: SectionProps) {
  const classes = useStyles();
  return (
    <section aria-labelledby={id} className={classes.root}>
      <Typography component="h4" id={id} variant="subtitle2">
        {title}
      </Typography>
      {children}
    </section>
  );
}
