import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { makeStyles } from '@material-ui/core/styles';
import type { IdentityMode } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { SubtleText } from '../../States';

const MODES = ['shared', 'personal'] as const;

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  help: { display: 'block', marginLeft: theme.spacing(4) },
  label: { alignItems: 'center' },
}));

interface IdentityFieldProps {
  value: IdentityMode;
  onChange: (mode: IdentityMode) => void;
}

/** With which account of the operating system people work. */
export function IdentityField({ value, onChange }: IdentityFieldProps) {
  const { t } = useVdiTranslation();
  const classes = useStyles();
  return (
    <fieldset className={classes.root}>
      <FormLabel component="legend">{t('templates.account')}</FormLabel>
      <RadioGroup
        name="vdi-identity"
        onChange={event => onChange(event.target.value as IdentityMode)}
        value={value}
      >
        {MODES.map(mode => (
          <div key={mode}>
            <FormControlLabel
              className={classes.label}
              control={
                <Radio
                  color="primary"
                  inputProps={
                    {
                      'aria-describedby': `vdi-identity-${mode}`,
                    } as React.InputHTMLAttributes<HTMLInputElement>
                  }
                  size="small"
                />
              }
              label={t(`templates.identity.${mode}`)}
              value={mode}
            />
            <SubtleText
              className={classes.help}
              component="span"
              id={`vdi-identity-${mode}`}
              variant="caption"
            >
              {t(`templateSettings.identity.${mode}`)}
            </SubtleText>
          </div>
        ))}
      </RadioGroup>
    </fieldset>
  );
}
