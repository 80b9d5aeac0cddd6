import TextField from '@material-ui/core/TextField';
import { useProblemStyles } from '../../Panel';
import { makeStyles } from '@material-ui/core/styles';

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
export function NumberField(props: NumberFieldProps) {
  const problemClass = useProblemStyles();
  const { id, label, help, problem, value, onChange } = props;
  const classes = useStyles();
  return (
    <TextField
      className={classes.root}
      error={problem !== undefined}
      FormHelperTextProps={{ className: problemClass }}
      InputLabelProps={{ className: problemClass }}
      helperText={problem ?? help}
      id={id}
      inputProps={{ min: 0 }}
      label={label}
      onChange={event => onChange(event.target.value)}
      size="small"
      type="number"
      value={value}
      variant="outlined"
    />
  );
}
