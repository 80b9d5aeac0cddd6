import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type SvgIcon from '@material-ui/core/SvgIcon';
import { SubtleText } from './SubtleText';

const useStyles = makeStyles(theme => ({
  root: {
    alignItems: 'center',
    display: 'flex',
    flexDirection: 'column',
    gap: theme.spacing(2),
    margin: '0 auto',
    maxWidth: 520,
    padding: theme.spacing(6, 2),
    textAlign: 'center',
  },
  picture: {
    alignItems: 'center',
    backgroundColor: theme.palette.action.hover,
    borderRadius: '50%',
    color: theme.palette.text.secondary,
    display: 'flex',
    height: 128,
    justifyContent: 'center',
    width: 128,
    '& svg': { fontSize: 64 },
  },
}));

interface EmptyStateProps {
  icon: typeof SvgIcon;
  title: string;
  text?: ReactNode;
  children?: ReactNode;
}

/** What there is to know and to do where there is nothing to show. */
export function EmptyState(props: EmptyStateProps) {
  const { icon: Icon, title, text, children } = props;
  const classes = useStyles();
  return (
    <section className={classes.root}>
      <div className={classes.picture} aria-hidden="true">
        <Icon />
      </div>
      <Typography component="h2" variant="h5">
        {title}
      </Typography>
      {text && <SubtleText>{text}</SubtleText>}
      {children}
    </section>
  );
}
