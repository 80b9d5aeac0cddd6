import TextField from '@material-ui/core/TextField';
import { useProblemStyles } from '../../Panel';

interface TimeFieldProps {
  id: string;
  label: string;
  help?: string;
  problem?: string;
  /** HH:mm */
  value: string;
  onChange: (time: string) => void;
}

/** A time of day as text: the browser's own field knows no 24:00. */
export function TimeField(props: TimeFieldProps) {
  const problemClass = useProblemStyles();
  const { id, label, help, problem, value, onChange } = props;
  return (
    <TextField
      error={problem !== undefined}
      FormHelperTextProps={{ className: problemClass }}
      InputLabelProps={{ className: problemClass }}
      helperText={problem ?? help}
      id={id}
      inputProps={{ maxLength: 5 }}
      label={label}
      onBlur={() => {
        const time = completeTime(value);
        if (time !== value) {
          onChange(time);
        }
      }}
      onChange={event => onChange(event.target.value)}
      placeholder="HH:mm"
      size="small"
      value={value}
      variant="outlined"
    />
  );
}

/** What somebody means who types “8” or “8:30”. */
export function completeTime(text: string): string {
  const [, hours, minutes = '00'] =
    /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text) ?? [];
  return hours ? `${hours.padStart(2, '0')}:${minutes}` : text;
}
