import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  root: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: 12,
    whiteSpace: 'nowrap',
    fontFamily: theme.typography.fontFamily,
  },
  words: {
    fontSize: 15,
    lineHeight: 1.15,
  },
  name: {
    display: 'block',
    fontSize: 20,
    fontWeight: 700,
    letterSpacing: 1,
  },
}));

/** A desktop with a prompt on it, and the name of the product in the colour of the text around it. */
export function Logo({ iconOnly }: { iconOnly?: boolean }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">
        <rect x="2" y="4" width="28" height="19" rx="4" fill="#2a7de1" />
        <path d="M2 17 30 8v11a4 4 0 0 1-4 4H6a4 4 0 0 1-4-4Z" fill="#17b3a6" />
        <path
          d="m8 9.5 4.5 4L8 17.5M15 17.5h7"
          fill="none"
          stroke="#fff"
          strokeWidth="2.4"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <path
          d="M16 23v4M10.5 28h11"
          stroke="#17b3a6"
          strokeWidth="2.6"
          strokeLinecap="round"
        />
      </svg>
      {!iconOnly && (
        <span className={classes.words}>
          <span className={classes.name}>VDI</span> for Backstage
        </span>
      )}
    </span>
  );
}
