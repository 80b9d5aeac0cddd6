import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  Connection,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { announceChange, useToast, useVdiTranslation } from '../../hooks';
import {
  copyText,
  downloadText,
  openNativeLink,
  openWaitingTab,
  type WaitingTab,
} from './browser';

/** Ways to connect. */
export type ConnectWay = 'browser' | 'client' | 'file' | 'copy';

/** What came of trying to connect. Only what a person must still click on holds a link. */
export type ConnectOutcome =
  | { kind: 'opened' | 'client' | 'downloaded' | 'copied'; expiresAt: string }
  | { kind: 'blocked' | 'copyFailed'; expiresAt: string; url: string }
  | { kind: 'failed'; error: Error };

// A link that nobody clicked on is forgotten.
const KEEP_LINK = 60_000;

/** Connects to a workstation: asks for a grant, uses it and forgets it. */
export function useConnect(workstation: Workstation) {
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { t } = useVdiTranslation();
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<ConnectOutcome>();

  const holdsLink = outcome !== undefined && 'url' in outcome;
  useEffect(() => {
    if (!holdsLink) {
      return undefined;
    }
    const timer = setTimeout(() => setOutcome(undefined), KEEP_LINK);
    return () => clearTimeout(timer);
  }, [holdsLink]);

  const connect = async (way: ConnectWay) => {
    if (busy) {
      return;
    }
    const tab =
      way === 'browser'
        ? openWaitingTab(t('connect.opening', { name: workstation.name }))
        : undefined;
    setBusy(true);
    setOutcome(undefined);
    try {
      const grant = await api.createConnection(workstation.id);
      announceChange();
      const next = await apply(way, grant, tab);
      if (next.kind === 'copied') {
        toast(t('connect.toastCopied'));
      }
      setOutcome(next);
    } catch (error) {
      tab?.close();
      setOutcome({ kind: 'failed', error: error as Error });
    } finally {
      setBusy(false);
    }
  };

  return { busy, outcome, connect, dismiss: () => setOutcome(undefined) };
}

async function apply(
  way: ConnectWay,
  grant: Connection,
  tab: WaitingTab | undefined,
): Promise<ConnectOutcome> {
  const { webUrl, nativeUrl, connectionFile, expiresAt } = grant;
  switch (way) {
    case 'browser':
      tab?.go(webUrl);
      return tab
        ? { kind: 'opened', expiresAt }
        : { kind: 'blocked', expiresAt, url: webUrl };
    case 'client':
      openNativeLink(nativeUrl);
      return { kind: 'client', expiresAt };
    case 'file':
      downloadText(connectionFile.name, connectionFile.content);
      return { kind: 'downloaded', expiresAt };
    default:
      return (await copyText(webUrl))
        ? { kind: 'copied', expiresAt }
        : { kind: 'copyFailed', expiresAt, url: webUrl };
  }
}
