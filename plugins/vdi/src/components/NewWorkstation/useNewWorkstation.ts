import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  CreateWorkstation,
  Workstation,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { announceChange } from '../../hooks';

/**
 * Asks for a workstation. The same request, repeated after a double click or a lost answer, bears the same key and
 * makes one workstation.
 */
export function useNewWorkstation(onCreated: (created: Workstation) => void) {
  const api = useApi(vdiApiRef);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<Error>();
  const running = useRef(false);
  const sent = useRef<{ request: string; key: string }>();

  const submit = async (request: CreateWorkstation) => {
    // State would be set too late for the second half of a double click.
    if (running.current) {
      return;
    }
    running.current = true;
    setBusy(true);
    setError(undefined);
    const text = JSON.stringify(request);
    if (sent.current?.request !== text) {
      sent.current = { request: text, key: newKey() };
    }
    try {
      const created = await api.createWorkstation(request, {
        idempotencyKey: sent.current.key,
      });
      sent.current = undefined;
      onCreated(created);
    } catch (problem) {
      setError(problem as Error);
    } finally {
      running.current = false;
      setBusy(false);
      announceChange();
    }
  };

  return { submit, busy, error };
}

/** A random key; `randomUUID` alone is missing on pages without TLS. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
}
