import Button, { type ButtonProps } from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

// The theme's own red has too little contrast with white in some themes.
const useStyles = makeStyles({
  root: {
    backgroundColor: '#b3261e',
    color: '#fff',
    '&:hover': { backgroundColor: '#8c1d18' },
  },
});

/** Confirms what cannot be undone. */
export function DangerButton(props: ButtonProps) {
  const classes = useStyles();
  return <Button {...props} className={classes.root} variant="contained" />;
}
