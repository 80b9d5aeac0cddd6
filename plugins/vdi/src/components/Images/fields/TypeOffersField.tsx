import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import type { InstanceTypeOffer } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../../hooks';
import { offerText } from '../../../images';
import { SubtleText } from '../../States';

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  help: { display: 'block', marginLeft: theme.spacing(4) },
}));

interface TypeOffersFieldProps {
  id: string;
  label: string;
  offers: readonly InstanceTypeOffer[];
  /** In order of preference */
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Instance types with size and price, several of them in the order in which they are chosen. */
export function TypeOffersField(props: TypeOffersFieldProps) {
  const { id, label, offers, values, onChange } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const known = offers.map(({ instanceType }) => instanceType);
  const gone = values
    .filter(value => !known.includes(value))
    .map((instanceType): InstanceTypeOffer => ({ instanceType }));
  return (
    <fieldset className={classes.root}>
      <FormLabel component="legend">{label}</FormLabel>
      {[...offers, ...gone].map(offer => {
        const { instanceType } = offer;
        const place = values.indexOf(instanceType) + 1;
        const helpId = `${id}-${instanceType}`;
        return (
          <div key={instanceType}>
            <FormControlLabel
              control={
                <Checkbox
                  checked={place > 0}
                  color="primary"
                  inputProps={
                    {
                      'aria-describedby': helpId,
                    } as React.InputHTMLAttributes<HTMLInputElement>
                  }
                  onChange={event =>
                    onChange(
                      event.target.checked
                        ? [...values, instanceType]
                        : values.filter(each => each !== instanceType),
                    )
                  }
                  size="small"
                />
              }
              label={instanceType}
            />
            <SubtleText
              className={classes.help}
              component="span"
              id={helpId}
              variant="caption"
            >
              {offerText(offer, t, language)}
              {place > 0 &&
                values.length > 1 &&
                ` · ${t('imageForm.choice', { place: String(place) })}`}
            </SubtleText>
          </div>
        );
      })}
    </fieldset>
  );
}
