import TextField, {
  type OutlinedTextFieldProps,
} from '@material-ui/core/TextField';
import { useProblemStyles } from '../Panel';

type CheckedFieldProps = Omit<
  OutlinedTextFieldProps,
  'error' | 'FormHelperTextProps' | 'helperText' | 'variant'
> & {
  /** What the value means */
  help?: string;
  /** What is wrong with the value, instead */
  problem?: string;
};

/** Takes text, and says in readable colors what is wrong with it. */
export function CheckedField(props: CheckedFieldProps) {
  const { help, problem, InputLabelProps, ...rest } = props;
  const problemClass = useProblemStyles();
  return (
    <TextField
      size="small"
      {...rest}
      error={problem !== undefined}
      FormHelperTextProps={{ className: problemClass }}
      helperText={problem ?? help}
      InputLabelProps={{ ...InputLabelProps, className: problemClass }}
      variant="outlined"
    />
  );
}
