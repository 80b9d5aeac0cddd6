import { CheckedField } from '../../Fields';

interface TimeFieldProps {
  id: string;
  label: string;
  problem?: string;
  /** HH:mm */
  value: string;
  onChange: (time: string) => void;
}

/** A time of day as text: the browser's own field knows no 24:00. */
export function TimeField({ onChange, ...props }: TimeFieldProps) {
  return (
    <CheckedField
      {...props}
      inputProps={{ maxLength: 5 }}
      onBlur={() => {
        const time = completeTime(props.value);
        if (time !== props.value) {
          onChange(time);
        }
      }}
      onChange={event => onChange(event.target.value)}
      placeholder="HH:mm"
    />
  );
}

/** What somebody means who types “8” or “8:30”. */
export function completeTime(text: string): string {
  const [, hours, minutes = '00'] =
    /^\s*(\d{1,2})(?:[:.h]?(\d{2}))?\s*$/.exec(text) ?? [];
  return hours ? `${hours.padStart(2, '0')}:${minutes}` : text;
}
