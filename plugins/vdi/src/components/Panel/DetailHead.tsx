import type { ReactNode, Ref } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(theme => ({
  line: {
    alignItems: 'center',
    display: 'flex',
    flexWrap: 'wrap',
    gap: theme.spacing(1, 2),
  },
  title: { overflowWrap: 'anywhere' },
}));

interface DetailHeadProps {
  title: string;
  /** The heading, for those who give it the focus */
  heading?: Ref<HTMLHeadingElement>;
  /** State and actions, on the line of the title */
  beside?: ReactNode;
  /** What else is said at once, below the title */
  children: ReactNode;
}

/** What a page is about that shows one thing. */
export function DetailHead(props: DetailHeadProps) {
  const { title, heading, beside, children } = props;
  const classes = useStyles();
  return (
    <div>
      <div className={classes.line}>
        <Typography
          ref={heading}
          className={classes.title}
          component="h2"
          tabIndex={heading ? -1 : undefined}
          variant="h4"
        >
          {title}
        </Typography>
        {beside}
      </div>
      {children}
    </div>
  );
}
