import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type { TemplateVersion } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';

interface VersionSelectProps {
  id: string;
  /** Those to choose from; one without an image is being built, and nobody could launch it */
  versions: readonly TemplateVersion[];
  value: number | undefined;
  onChange: (version: number) => void;
}

/** One of the versions of a template. */
export function VersionSelect(props: VersionSelectProps) {
  const { id, versions, value, onChange } = props;
  const { t } = useVdiTranslation();
  const labelId = `${id}-label`;
  const launchable = versions.filter(({ imageId }) => imageId !== undefined);
  return (
    <TextField
      disabled={launchable.length === 0}
      fullWidth
      id={id}
      InputLabelProps={{ id: labelId, shrink: true }}
      label={t('create.version')}
      onChange={event => onChange(Number(event.target.value))}
      select
      SelectProps={{ labelId }}
      size="small"
      value={value ?? ''}
      variant="outlined"
    >
      {launchable.map(({ version, isDefault, description }) => (
        <MenuItem key={version} value={version}>
          {t(isDefault ? 'create.versionDefault' : 'create.versionOther', {
            version: String(version),
          })}
          {description && ` · ${description}`}
        </MenuItem>
      ))}
    </TextField>
  );
}
