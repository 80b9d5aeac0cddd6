import FormHelperText from '@material-ui/core/FormHelperText';
import IconButton from '@material-ui/core/IconButton';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import RemoveIcon from '@material-ui/icons/DeleteOutline';
import { useVdiTranslation } from '../../../hooks';
import { DaysField } from './DaysField';
import { NumberField } from './NumberField';
import type { WindowForm } from './poolForm';
import { TimeField } from './TimeField';
import { TimeZoneField } from './TimeZoneField';
import { useProblemStyles } from '../../Panel';

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    display: 'grid',
    gap: theme.spacing(1.5),
    minWidth: 0,
    padding: theme.spacing(1.5),
  },
  head: {
    alignItems: 'center',
    display: 'flex',
    justifyContent: 'space-between',
  },
  fields: {
    alignItems: 'start',
    display: 'grid',
    gap: theme.spacing(1.5),
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
  },
}));

interface WindowFieldsProps {
  /** Its place in the list, from 0 */
  index: number;
  window: WindowForm;
  /** What is wrong, by path of the field */
  problems: Map<string, string>;
  onChange: (window: WindowForm) => void;
  onRemove: () => void;
}

/** One window of a pool. */
export function WindowFields(props: WindowFieldsProps) {
  const problemClass = useProblemStyles();
  const { index, window, problems, onChange, onRemove } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const id = `vdi-window-${window.key}`;
  const number = String(index + 1);
  const problem = (field: string) => problems.get(`windows[${index}].${field}`);
  const whole = problems.get(`windows[${index}]`);
  const edit = (change: Partial<WindowForm>) =>
    onChange({ ...window, ...change });
  return (
    <div aria-labelledby={`${id}-title`} className={classes.root} role="group">
      <div className={classes.head}>
        <Typography component="span" id={`${id}-title`} variant="subtitle2">
          {t('poolEditor.window', { number })}
        </Typography>
        <IconButton
          aria-label={t('poolEditor.removeWindow', { number })}
          onClick={onRemove}
          size="small"
        >
          <RemoveIcon fontSize="small" />
        </IconButton>
      </div>
      <DaysField
        days={window.days}
        id={`${id}-days`}
        onChange={days => edit({ days })}
        problem={problem('days')}
      />
      <div className={classes.fields}>
        <TimeField
          id={`${id}-from`}
          label={t('poolEditor.from')}
          onChange={from => edit({ from })}
          problem={problem('from')}
          value={window.from}
        />
        <TimeField
          id={`${id}-to`}
          label={t('poolEditor.to')}
          onChange={to => edit({ to })}
          problem={problem('to')}
          value={window.to}
        />
        <NumberField
          id={`${id}-size`}
          label={t('poolEditor.size')}
          onChange={size => edit({ size })}
          problem={problem('size')}
          value={window.size}
        />
      </div>
      <TimeZoneField
        id={`${id}-zone`}
        onChange={timeZone => edit({ timeZone })}
        problem={problem('timeZone')}
        value={window.timeZone}
      />
      {whole && (
        <FormHelperText className={problemClass} error role="alert">
          {whole}
        </FormHelperText>
      )}
    </div>
  );
}
