import { Fragment, type ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  list: {
    display: 'grid',
    gap: theme.spacing(1, 2),
    gridTemplateColumns: 'minmax(110px, auto) 1fr',
    margin: 0,
  },
  value: { margin: 0, overflowWrap: 'anywhere' },
}));

/** A label and what it stands for. */
export type Fact = [label: string, value: ReactNode];

/** Facts in two columns; those that are `undefined` are left out. */
export function Facts({ facts }: { facts: (Fact | undefined)[] }) {
  const classes = useStyles();
  return (
    <dl className={classes.list}>
      {facts.map(
        fact =>
          fact && (
            <Fragment key={fact[0]}>
              <SubtleText component="dt">{fact[0]}</SubtleText>
              <Typography
                className={classes.value}
                component="dd"
                variant="body2"
              >
                {fact[1]}
              </Typography>
            </Fragment>
          ),
      )}
    </dl>
  );
}
