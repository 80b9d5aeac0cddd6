import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import { useVdiTranslation } from '../../../hooks';
import {
  fitsBase,
  type ImageBaseChoice,
  type ImageTool,
} from '../../../images';
import { SubtleText } from '../../States';

const useStyles = makeStyles(theme => ({
  root: { border: 0, margin: 0, minWidth: 0, padding: 0 },
  help: { display: 'block', marginLeft: theme.spacing(4) },
}));

interface ToolsFieldProps {
  id: string;
  label: string;
  tools: readonly ImageTool[];
  /** Decides which of them can be had; all, when it is not known */
  base: ImageBaseChoice | undefined;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Presets of tools; those that do not fit the base say why. */
export function ToolsField(props: ToolsFieldProps) {
  const { id, label, tools, base, values, onChange } = props;
  const { t } = useVdiTranslation();
  const classes = useStyles();
  const toggle = (tool: string, checked: boolean) =>
    onChange(
      checked ? [...values, tool] : values.filter(each => each !== tool),
    );
  const whyNot = (tool: ImageTool) => {
    if (!base || fitsBase(tool, base)) {
      return undefined;
    }
    return tool.platforms.includes(base.platform)
      ? t('imageForm.toolNeedsGpu')
      : t('imageForm.toolOther', { platform: t(`platform.${base.platform}`) });
  };
  return (
    <fieldset className={classes.root}>
      <FormLabel component="legend">{label}</FormLabel>
      {tools.length === 0 && <SubtleText>{t('imageForm.noTools')}</SubtleText>}
      {tools.map(tool => {
        const checked = values.includes(tool.id);
        const problem = whyNot(tool);
        const helpId = `${id}-${tool.id}-help`;
        const help = problem ?? tool.description;
        return (
          <div key={tool.id}>
            <FormControlLabel
              control={
                <Checkbox
                  checked={checked}
                  color="primary"
                  // What does not fit any more can still be taken away.
                  disabled={problem !== undefined && !checked}
                  inputProps={
                    {
                      'aria-describedby': help ? helpId : undefined,
                    } as React.InputHTMLAttributes<HTMLInputElement>
                  }
                  onChange={event => toggle(tool.id, event.target.checked)}
                  size="small"
                />
              }
              label={tool.name}
            />
            {help && (
              <SubtleText
                className={classes.help}
                component="span"
                id={helpId}
                variant="caption"
              >
                {help}
              </SubtleText>
            )}
          </div>
        );
      })}
    </fieldset>
  );
}
