import Chip from '@material-ui/core/Chip';
import Radio from '@material-ui/core/Radio';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatRoughly } from '../../time';
import { formatDollars, specTexts } from '../../workstations';
import { PlatformLabel } from '../Workstation';
import { SubtleText } from '../States';

const useStyles = makeStyles(theme => ({
  root: {
    border: `1px solid ${theme.palette.divider}`,
    borderRadius: theme.shape.borderRadius,
    cursor: 'pointer',
    display: 'flex',
    gap: theme.spacing(0.5),
    height: '100%',
    padding: theme.spacing(1.5, 1.5, 1.5, 0.5),
    '&:focus-within': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: 1,
    },
    '&:hover': { backgroundColor: theme.palette.action.hover },
  },
  notReady: {
    cursor: 'default',
    '&:hover': { backgroundColor: 'transparent' },
  },
  chosen: {
    borderColor: theme.palette.primary.main,
    boxShadow: `inset 0 0 0 1px ${theme.palette.primary.main}`,
  },
  radio: { alignSelf: 'flex-start', padding: theme.spacing(0.5) },
  body: { display: 'grid', gap: theme.spacing(0.5), minWidth: 0 },
  chips: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(0.5) },
  chip: { cursor: 'pointer', margin: 0 },
}));

interface TemplateCardProps {
  template: Template;
  group: string;
  chosen: boolean;
  suggested: boolean;
  onChoose: (templateId: string) => void;
}

/** One template to choose. */
export function TemplateCard(props: TemplateCardProps) {
  const { template, group, chosen, suggested, onChoose } = props;
  const { t, language } = useVdiTranslation();
  const classes = useStyles();
  const { id, name, description, platform, pricePerHour } = template;
  const { ready, readyNow, typicalSeconds } = template;
  return (
    <label
      className={`${classes.root} ${ready ? '' : classes.notReady} ${
        chosen && ready ? classes.chosen : ''
      }`}
      htmlFor={`template-choice-${id}`}
    >
      <Radio
        checked={chosen && ready}
        className={classes.radio}
        color="primary"
        disabled={!ready}
        id={`template-choice-${id}`}
        inputProps={{
          'aria-labelledby': `template-${id}`,
          'aria-describedby': `template-facts-${id}`,
        }}
        name={group}
        onChange={() => onChoose(id)}
        size="small"
        value={id}
      />
      <span className={classes.body}>
        <Typography component="span" id={`template-${id}`} variant="subtitle2">
          {name}
        </Typography>
        <span className={classes.body} id={`template-facts-${id}`}>
          {description && (
            <Typography component="span" variant="body2">
              {description}
            </Typography>
          )}
          <SubtleText component="span">
            <PlatformLabel platform={platform} />
            {specTexts(template, t).map(text => ` · ${text}`)}
            {pricePerHour !== undefined &&
              ` · ${t('templates.perHour', {
                price: formatDollars(pricePerHour, language),
              })}`}
          </SubtleText>
          {!ready && (
            <SubtleText component="span">{t('create.notReady')}</SubtleText>
          )}
          <span className={classes.chips}>
            {readyNow > 0 && (
              <Chip
                className={classes.chip}
                color="primary"
                component="span"
                label={t('create.readyNow', { count: readyNow })}
                size="small"
              />
            )}
            {ready && readyNow === 0 && typicalSeconds !== undefined && (
              <Chip
                className={classes.chip}
                component="span"
                label={t('create.usually', {
                  duration: formatRoughly(typicalSeconds * 1000, language),
                })}
                size="small"
                variant="outlined"
              />
            )}
            {suggested && (
              <Chip
                className={classes.chip}
                component="span"
                label={t('create.suggested')}
                size="small"
                variant="outlined"
              />
            )}
          </span>
        </span>
      </span>
    </label>
  );
}
