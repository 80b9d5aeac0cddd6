import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { SubtleText } from '../States';

interface SwitchFieldProps {
  /** Makes the ids of its parts */
  id: string;
  label: string;
  /** What comes of it */
  help: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** A switch with what comes of it. */
export function SwitchField(props: SwitchFieldProps) {
  const { id, label, help, checked, disabled, onChange } = props;
  return (
    <div>
      <FormControlLabel
        control={
          <Switch
            checked={checked}
            color="primary"
            disabled={disabled}
            inputProps={{ 'aria-describedby': `${id}-help` }}
            onChange={event => onChange(event.target.checked)}
          />
        }
        label={label}
      />
      <SubtleText component="div" id={`${id}-help`} variant="caption">
        {help}
      </SubtleText>
    </div>
  );
}
