import { useApi } from '@backstage/frontend-plugin-api';
import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { SwitchField } from '../Fields';
import { ErrorNotice } from '../States';

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
      <SwitchField
        checked={pinned}
        disabled={busy}
        help={t(pinned ? 'templates.pinnedHelp' : 'templates.unpinnedHelp')}
        id="vdi-pin"
        label={t('templates.pin', { version })}
        onChange={toggle}
      />
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
