import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useTemplate, useVdiTranslation } from '../../hooks';

interface VersionFieldProps {
  templateId: string;
  /** The default version when `undefined` */
  version?: number;
  onChange: (version: number | undefined) => void;
}

/** Lets those who want to choose another version of the template. */
export function VersionField(props: VersionFieldProps) {
  const { t } = useVdiTranslation();
  return (
    <Accordion TransitionProps={{ unmountOnExit: true }} variant="outlined">
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography variant="body2">{t('create.advanced')}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <VersionSelect {...props} />
      </AccordionDetails>
    </Accordion>
  );
}

function VersionSelect({ templateId, version, onChange }: VersionFieldProps) {
  const { t } = useVdiTranslation();
  const { value, error } = useTemplate(templateId);
  if (error) {
    return (
      <Typography variant="body2">{t('create.versionsFailed')}</Typography>
    );
  }
  // One without an image is being built, and nobody could launch it.
  const versions = (value?.versions ?? []).filter(({ imageId }) => imageId);
  const standard = versions.find(({ isDefault }) => isDefault)?.version;
  const selected = version ?? standard;
  return (
    <TextField
      disabled={versions.length === 0}
      fullWidth
      id="vdi-version"
      InputLabelProps={{ id: 'vdi-version-label', shrink: true }}
      label={t('create.version')}
      onChange={event => {
        const chosen = Number(event.target.value);
        onChange(chosen === standard ? undefined : chosen);
      }}
      select
      SelectProps={{ labelId: 'vdi-version-label' }}
      size="small"
      value={selected ?? ''}
      variant="outlined"
    >
      {versions.map(each => (
        <MenuItem key={each.version} value={each.version}>
          {each.isDefault
            ? t('create.versionDefault', { version: String(each.version) })
            : t('create.versionOther', { version: String(each.version) })}
          {each.description && ` · ${each.description}`}
        </MenuItem>
      ))}
    </TextField>
  );
}
