import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import { SubtleText } from '../../States';
import type { PoolForm } from './poolForm';

const CHOICES = ['terminate', 'stop', 'hibernate'] as const;

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  help: { display: 'block', marginLeft: theme.spacing(4) },
}));

interface UnwantedFieldProps {
  value: PoolForm['unwanted'];
  /** Whether machines of the template can; `undefined` while it is not known */
  canHibernate?: boolean;
  onChange: (value: PoolForm['unwanted']) => void;
}

/** What becomes of members that are not wanted any more, and what that costs. */
export function UnwantedField(props: UnwantedFieldProps) {
  const { value, canHibernate, onChange } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  return (
    <fieldset className={classes.root}>
      <FormLabel component="legend">{t('poolEditor.unwanted')}</FormLabel>
      <RadioGroup
        name="vdi-unwanted"
        onChange={event => onChange(event.target.value as PoolForm['unwanted'])}
        value={value}
      >
        {CHOICES.map(choice => {
          const impossible = choice === 'hibernate' && canHibernate === false;
          return (
            <div key={choice}>
              <FormControlLabel
                control={
                  <Radio
                    color="primary"
                    inputProps={
                      {
                        'aria-describedby': `vdi-unwanted-${choice}`,
                      } as React.InputHTMLAttributes<HTMLInputElement>
                    }
                    size="small"
                  />
                }
                disabled={impossible && value !== choice}
                label={t(`poolEditor.unwantedIs.${choice}`)}
                value={choice}
              />
              <SubtleText
                className={classes.help}
                component="span"
                id={`vdi-unwanted-${choice}`}
                variant="caption"
              >
                {impossible
                  ? t('poolEditor.cannotHibernate')
                  : t(`poolEditor.unwantedHelp.${choice}`)}
              </SubtleText>
            </div>
          );
        })}
      </RadioGroup>
    </fieldset>
  );
}
