import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Pool,
  PoolSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { SwitchField } from '../Fields';
import { ErrorNotice } from '../States';

interface PauseSwitchProps {
  pool: Pool;
  settings: PoolSettings;
}

/** Keeps a pool from starting and ending anything, at once. */
export function PauseSwitch({ pool, settings }: PauseSwitchProps) {
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const { paused = false } = settings;
  const { id, name } = pool.template;

  const toggle = async () => {
    const changed = { ...settings, paused: !paused };
    if (await submit(() => api.configurePool(id, changed))) {
      toast(t(paused ? 'pools.resumedToast' : 'pools.pausedToast', { name }));
    }
  };
  return (
    <div>
      <SwitchField
        checked={paused}
        disabled={busy}
        help={t('pools.pauseHelp')}
        id="vdi-pause"
        label={t('pools.pause')}
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
