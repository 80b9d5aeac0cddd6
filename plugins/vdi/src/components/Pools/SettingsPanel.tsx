import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { Facts, Panel } from '../Panel';
import { SubtleText } from '../States';
import { useWindowText } from './useWindowText';

/** How many warm workstations are wanted and when, where it cannot be changed. */
export function SettingsPanel({ pool }: { pool: Pool }) {
  const { t } = useVdiTranslation();
  const windowText = useWindowText();
  const { settings, source, template } = pool;
  return (
    <Panel id="vdi-pool-settings" title={t('pools.settings')}>
      {source === 'configuration' && (
        <Alert severity="info">
          {t('pools.configuredText', { key: `vdi.pools.${template.id}` })}
        </Alert>
      )}
      {!settings && <SubtleText>{t('pools.noneYet')}</SubtleText>}
      {settings && (
        <Facts
          facts={[
            [t('poolEditor.baseSize'), String(settings.baseSize)],
            [
              t('poolEditor.windows'),
              settings.windows.length === 0
                ? t('poolEditor.noWindows')
                : settings.windows.map((window, index) => (
                    <Typography key={index} component="div" variant="body2">
                      {windowText(window)}
                    </Typography>
                  )),
            ],
            [
              t('poolEditor.unwanted'),
              t(`poolEditor.unwantedIs.${settings.unwanted ?? 'terminate'}`),
            ],
            [
              t('poolEditor.maxAge'),
              settings.maxAgeHours === undefined
                ? t('poolEditor.anyAge')
                : t('poolEditor.hours', { count: settings.maxAgeHours }),
            ],
            [t('poolEditor.surge'), String(settings.surge ?? 1)],
            [
              t('pools.pause'),
              settings.paused ? t('templates.yes') : t('templates.no'),
            ],
          ]}
        />
      )}
    </Panel>
  );
}
