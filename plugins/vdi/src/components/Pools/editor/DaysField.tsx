import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { PoolWindow } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { useProblemStyles } from '../../Panel';
import { WEEKDAYS, weekdayName } from '../weekdays';

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  group: { flexWrap: 'wrap', marginTop: theme.spacing(0.5) },
  day: {
    color: theme.palette.text.primary,
    textTransform: 'none',
    '&.Mui-selected': {
      backgroundColor: theme.palette.primary.main,
      color: theme.palette.primary.contrastText,
      '&:hover': { backgroundColor: theme.palette.primary.dark },
    },
  },
}));

interface DaysFieldProps {
  /** Makes the ids of its parts */
  id: string;
  days: PoolWindow['days'];
  problem?: string;
  onChange: (days: PoolWindow['days']) => void;
}

/** Days of the week to switch on and off. */
export function DaysField({ id, days, problem, onChange }: DaysFieldProps) {
  const problemClass = useProblemStyles();
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  return (
    <fieldset
      aria-describedby={problem && `${id}-problem`}
      className={classes.root}
    >
      <FormLabel component="legend" error={problem !== undefined}>
        {t('poolEditor.days')}
      </FormLabel>
      <ToggleButtonGroup
        aria-label={t('poolEditor.days')}
        className={classes.group}
        onChange={(_event, chosen: PoolWindow['days']) =>
          onChange(WEEKDAYS.filter(day => chosen.includes(day)))
        }
        size="small"
        value={days}
      >
        {WEEKDAYS.map(day => (
          <ToggleButton key={day} className={classes.day} value={day}>
            {weekdayName(day, language)}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {problem && (
        <FormHelperText className={problemClass} error id={`${id}-problem`}>
          {problem}
        </FormHelperText>
      )}
    </fieldset>
  );
}
