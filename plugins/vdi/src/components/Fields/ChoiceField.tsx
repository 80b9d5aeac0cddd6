import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  help: { display: 'block', marginLeft: theme.spacing(4) },
}));

interface Choice<T extends string> {
  value: T;
  label: string;
  /** What comes of it */
  help: string;
  disabled?: boolean;
}

interface ChoiceFieldProps<T extends string> {
  /** Makes the ids of its parts */
  id: string;
  label: string;
  choices: readonly Choice<T>[];
  value: T;
  onChange: (value: T) => void;
}

/** One of a few, each with what comes of it. */
export function ChoiceField<T extends string>(props: ChoiceFieldProps<T>) {
  const { id, label, choices, value, onChange } = props;
  const classes = useStyles();
  return (
    <fieldset className={classes.root}>
      <FormLabel component="legend">{label}</FormLabel>
      <RadioGroup
        name={id}
        onChange={event => onChange(event.target.value as T)}
        value={value}
      >
        {choices.map(choice => {
          const helpId = `${id}-${choice.value}`;
          return (
            <div key={choice.value}>
              <FormControlLabel
                control={
                  <Radio
                    color="primary"
                    inputProps={
                      {
                        'aria-describedby': helpId,
                      } as React.InputHTMLAttributes<HTMLInputElement>
                    }
                    size="small"
                  />
                }
                disabled={choice.disabled && value !== choice.value}
                label={choice.label}
                value={choice.value}
              />
              <SubtleText
                className={classes.help}
                component="span"
                id={helpId}
                variant="caption"
              >
                {choice.help}
              </SubtleText>
            </div>
          );
        })}
      </RadioGroup>
    </fieldset>
  );
}
