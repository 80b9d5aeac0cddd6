import FormControlLabel from '@material-ui/core/FormControlLabel';
import Switch from '@material-ui/core/Switch';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Pool,
  PoolSettings,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { ErrorNotice, SubtleText } from '../States';

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
      <FormControlLabel
        control={
          <Switch
            checked={paused}
            color="primary"
            disabled={busy}
            inputProps={{ 'aria-describedby': 'vdi-pause-help' }}
            onChange={toggle}
          />
        }
        label={t('pools.pause')}
      />
      <SubtleText component="div" id="vdi-pause-help" variant="caption">
        {t('pools.pauseHelp')}
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
