import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import {
  CRON_DAYS,
  RHYTHMS,
  scheduleProblem,
  type CronDay,
  type Rhythm,
  type ScheduleForm,
} from '../../../images';
import { CheckedField, SwitchField } from '../../Fields';
import { TimeZoneField } from '../../Pools/editor/TimeZoneField';

// A Monday.
const MONDAY = Date.UTC(2024, 0, 1);
const DAY = 86_400_000;

const useStyles = makeStyles(theme => ({
  root: {
    border: 0,
    display: 'grid',
    gap: theme.spacing(1.5),
    margin: 0,
    minWidth: 0,
    padding: 0,
  },
  // A grid leaves no gap below it.
  label: { marginBottom: theme.spacing(1) },
  row: {
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 180px), 1fr))',
  },
}));

interface ScheduleFieldProps {
  id: string;
  label: string;
  value: ScheduleForm;
  onChange: (value: ScheduleForm) => void;
}

/** When an image is built by itself. */
export function ScheduleField(props: ScheduleFieldProps) {
  const { id, label, value, onChange } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { rhythm, time, day, cron, timeZone, onlyWhenChanged } = value;
  const change = (patch: Partial<ScheduleForm>) =>
    onChange({ ...value, ...patch });
  const problem = scheduleProblem(value);
  const dayNames = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    timeZone: 'UTC',
  });
  return (
    <fieldset className={classes.root}>
      <FormLabel className={classes.label} component="legend">
        {label}
      </FormLabel>
      <div className={classes.row}>
        <TextField
          id={`${id}-rhythm`}
          InputLabelProps={{ id: `${id}-rhythm-label` }}
          label={t('imageForm.rhythm')}
          onChange={event => change({ rhythm: event.target.value as Rhythm })}
          select
          SelectProps={{ labelId: `${id}-rhythm-label` }}
          size="small"
          value={rhythm}
          variant="outlined"
        >
          {RHYTHMS.map(each => (
            <MenuItem key={each} value={each}>
              {t(`imageForm.rhythms.${each}`)}
            </MenuItem>
          ))}
        </TextField>
        {rhythm === 'weekly' && (
          <TextField
            id={`${id}-day`}
            InputLabelProps={{ id: `${id}-day-label` }}
            label={t('imageForm.day')}
            onChange={event => change({ day: event.target.value as CronDay })}
            select
            SelectProps={{ labelId: `${id}-day-label` }}
            size="small"
            value={day}
            variant="outlined"
          >
            {CRON_DAYS.map((each, index) => (
              <MenuItem key={each} value={each}>
                {dayNames.format(MONDAY + index * DAY)}
              </MenuItem>
            ))}
          </TextField>
        )}
        {rhythm !== 'never' && rhythm !== 'custom' && (
          <CheckedField
            id={`${id}-time`}
            label={t('imageForm.time')}
            onChange={event => change({ time: event.target.value })}
            placeholder="02:00"
            problem={
              problem === 'time' ? t('imageForm.problem.time') : undefined
            }
            value={time}
          />
        )}
        {rhythm === 'custom' && (
          <CheckedField
            help={t('imageForm.cronHelp')}
            id={`${id}-cron`}
            label={t('imageForm.cron')}
            onChange={event => change({ cron: event.target.value })}
            problem={
              problem === 'cron' ? t('imageForm.problem.cron') : undefined
            }
            value={cron}
          />
        )}
        {rhythm !== 'never' && (
          <TimeZoneField
            id={`${id}-zone`}
            onChange={zone => change({ timeZone: zone })}
            problem={
              problem === 'timeZone' ? t('poolEditor.noZone') : undefined
            }
            value={timeZone}
          />
        )}
      </div>
      {rhythm !== 'never' && (
        <SwitchField
          checked={onlyWhenChanged}
          help={t('imageForm.onlyWhenChangedHelp')}
          id={`${id}-changed`}
          label={t('imageForm.onlyWhenChanged')}
          onChange={checked => change({ onlyWhenChanged: checked })}
        />
      )}
    </fieldset>
  );
}
