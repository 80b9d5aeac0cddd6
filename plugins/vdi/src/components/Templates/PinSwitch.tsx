import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { ErrorNotice, SubtleText } from '../States';

/** Keeps the default version as it is until somebody changes it by hand. */
export function PinSwitch({ template }: { template: Template }) {
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const { id, pinned = false, defaultVersion } = template;
  const version = String(defaultVersion);

  const toggle = async () => {
    const settings = { pinned: !pinned };
    if (await submit(() => api.updateTemplate(id, { settings }))) {
      toast(t(pinned ? 'templates.unpinnedToast' : 'templates.pinnedToast'));
    }
  };
  return (
    <div>
      <FormControlLabel
        control={
          <Switch
            checked={pinned}
            color="primary"
            disabled={busy}
            inputProps={{ 'aria-describedby': 'vdi-pin-help' }}
            onChange={toggle}
          />
        }
        label={t('templates.pin', { version })}
      />
      <SubtleText id="vdi-pin-help" variant="caption" component="div">
        {t(pinned ? 'templates.pinnedHelp' : 'templates.unpinnedHelp')}
      </SubtleText>
      {error && (
        <ErrorNotice
          error={error}
          onDismiss={dismissError}
          title={t('action.failed')}
        />
      )}
    </div>
  );
}
