import { makeStyles } from '@material-ui/core/styles';
import { CheckedField } from '../../Fields';

const useStyles = makeStyles({ root: { maxWidth: 320 } });

interface NumberFieldProps {
  id: string;
  label: string;
  /** What the number means */
  help?: string;
  /** What is wrong with it */
  problem?: string;
  /** As it was typed */
  value: string;
  onChange: (text: string) => void;
}

/** A number that is kept as it was typed until it makes sense. */
export function NumberField({ onChange, ...props }: NumberFieldProps) {
  const classes = useStyles();
  return (
    <CheckedField
      {...props}
      className={classes.root}
      inputProps={{ min: 0 }}
      onChange={event => onChange(event.target.value)}
      type="number"
    />
  );
}
