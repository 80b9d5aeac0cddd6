import type { HTMLAttributes } from 'react';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles({
  root: {
    clip: 'rect(0 0 0 0)',
    height: 1,
    margin: -1,
    overflow: 'hidden',
    position: 'absolute',
    whiteSpace: 'nowrap',
    width: 1,
  },
});

/** Text for people who listen to the page. */
export function VisuallyHidden(props: HTMLAttributes<HTMLDivElement>) {
  const classes = useStyles();
  return <div {...props} className={classes.root} />;
}
