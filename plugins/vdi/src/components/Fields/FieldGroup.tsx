import type { ReactNode } from 'react';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useProblemStyles } from '../Panel';

const useStyles = makeStyles(theme => ({
  root: {
    border: 0,
    display: 'grid',
    gap: theme.spacing(0.75),
    margin: 0,
    minWidth: 0,
    padding: 0,
  },
}));

interface FieldGroupProps {
  /** Makes the ids of its parts */
  id: string;
  label: string;
  /** What the values mean */
  help: string;
  /** What is wrong with them, instead */
  problem?: string;
  children: ReactNode;
}

/** Fields that make one value together, such as those of a list. */
export function FieldGroup(props: FieldGroupProps) {
  const { id, label, help, problem, children } = props;
  const problemClass = useProblemStyles();
  const classes = useStyles();
  const helpId = `${id}-help`;
  return (
    <fieldset aria-describedby={helpId} className={classes.root}>
      <FormLabel component="legend">{label}</FormLabel>
      <FormHelperText
        className={problemClass}
        error={problem !== undefined}
        id={helpId}
      >
        {problem ?? help}
      </FormHelperText>
      {children}
    </fieldset>
  );
}
