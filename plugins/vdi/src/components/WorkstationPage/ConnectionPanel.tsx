import { useEffect, useState } from 'react';
import Typography from '@material-ui/core/Typography';
import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation } from '../../hooks';
import { formatClock, useNow } from '../../time';
import type { useConnect } from '../Connect';
import { CredentialsPanel } from './CredentialsPanel';
import { Panel } from '../Panel';

interface ConnectionPanelProps {
  workstation: Workstation;
  outcome: ReturnType<typeof useConnect>['outcome'];
}

/** Whether one can connect, until when the last link works, and the password. */
export function ConnectionPanel(props: ConnectionPanelProps) {
  const { workstation, outcome } = props;
  const { t } = useVdiTranslation();
  const [expiresAt, setExpiresAt] = useState<string>();
  const latest = outcome && 'expiresAt' in outcome && outcome.expiresAt;
  useEffect(() => {
    if (latest) {
      setExpiresAt(latest);
    }
  }, [latest]);

  const { actions, identity } = workstation;
  const connectable = actions.includes('connect');
  return (
    <Panel id="vdi-connection" title={t('detail.connect')}>
      {!connectable && (
        <Typography variant="body2">{t(whyNot(workstation))}</Typography>
      )}
      {connectable && expiresAt && <GrantExpiry expiresAt={expiresAt} />}
      {connectable && !expiresAt && (
        <Typography variant="body2">
          {identity.userName
            ? t('detail.connectAs', { user: identity.userName })
            : t('detail.connectNow')}
        </Typography>
      )}
      {identity.mode === 'personal' &&
        actions.includes('revealCredentials') && (
          <CredentialsPanel key={workstation.id} workstation={workstation} />
        )}
    </Panel>
  );
}

function whyNot({ status, hibernated }: Workstation) {
  switch (status) {
    case 'ready':
    case 'pooled':
      return 'detail.connectNotYours';
    case 'stopping':
      return hibernated
        ? 'detail.connectHibernating'
        : 'detail.connectStopping';
    case 'stopped':
      return hibernated ? 'detail.connectHibernated' : 'detail.connectStopped';
    case 'terminating':
    case 'terminated':
      return 'detail.connectGone';
    case 'failed':
      return 'detail.connectFailed';
    default:
      return 'detail.connectLater';
  }
}

function GrantExpiry({ expiresAt }: { expiresAt: string }) {
  const { t, language } = useVdiTranslation();
  const now = useNow(5_000);
  const at = Date.parse(expiresAt);
  return (
    <Typography variant="body2">
      {at > now
        ? t('detail.grantExpires', { time: formatClock(at, now, language) })
        : t('detail.grantExpired')}
    </Typography>
  );
}
