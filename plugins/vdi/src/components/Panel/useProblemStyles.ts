import { makeStyles } from '@material-ui/core/styles';

// The theme's red has too little contrast for small text on paper, light or dark.
const useStyles = makeStyles(theme => ({
  root: {
    '&.Mui-error': {
      color: theme.palette.type === 'dark' ? '#ffa8a1' : '#b3261e',
    },
  },
}));

/** Class of a label or helper text that can be read when it tells of a problem. */
export function useProblemStyles(): string {
  return useStyles().root;
}
