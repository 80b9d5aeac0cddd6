import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Credentials } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { announceChange } from '../../hooks';

const SHOWN_FOR = 30;

/** Fetches a password on demand and forgets it soon after. */
export function useCredentials(workstationId: string) {
  const api = useApi(vdiApiRef);
  const [credentials, setCredentials] = useState<Credentials>();
  const [secondsLeft, setSecondsLeft] = useState(0);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const hide = () => setCredentials(undefined);

  useEffect(() => {
    if (!credentials) {
      return undefined;
    }
    const end = Date.now() + SHOWN_FOR * 1000;
    setSecondsLeft(SHOWN_FOR);
    const timer = setInterval(() => {
      const left = Math.ceil((end - Date.now()) / 1000);
      setSecondsLeft(left);
      if (left <= 0) {
        setCredentials(undefined);
      }
    }, 1_000);
    return () => clearInterval(timer);
  }, [credentials]);

  const reveal = async () => {
    setBusy(true);
    setError(undefined);
    try {
      setCredentials(await api.revealCredentials(workstationId));
      announceChange();
    } catch (problem) {
      setError(problem as Error);
    } finally {
      setBusy(false);
    }
  };
  return { credentials, secondsLeft, busy, error, reveal, hide };
}
