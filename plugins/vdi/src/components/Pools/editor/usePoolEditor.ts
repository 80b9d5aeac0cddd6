import { useEffect, useMemo, useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { Pool } from '@deskstage/backstage-plugin-vdi-common';
import {
  checkSettings,
  targetSteps,
} from '@deskstage/backstage-plugin-vdi-common/schedule';
import { vdiApiRef } from '../../../api';
import {
  useSubmit,
  useToast,
  useUnsavedWarning,
  useVdiTranslation,
} from '../../../hooks';
import { isSameForm, poolFormOf, settingsOf, type PoolForm } from './poolForm';
import { problemsByField } from './problemText';

const WEEK = 7 * 24 * 60 * 60 * 1000;

interface PoolEditorOptions {
  /** When the portal shows the pool that was started here */
  onStarted: () => void;
}

/** The settings of a pool while they are edited; until then they follow what others change. */
export function usePoolEditor(pool: Pool, options: PoolEditorOptions) {
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const submission = useSubmit();
  const [edited, setEdited] = useState<PoolForm>();
  const saved = useRef<'started' | 'changed'>();
  const latest = useRef(options);
  latest.current = options;
  useEffect(() => {
    // What was saved stays as it was typed until the portal shows it itself.
    if (saved.current) {
      const started = saved.current === 'started';
      saved.current = undefined;
      setEdited(undefined);
      if (started) {
        latest.current.onStarted();
      }
    }
  }, [pool]);

  const before = poolFormOf(pool.settings);
  const form = edited ?? before;
  const text = JSON.stringify(form);
  const { settings, problems, steps } = useMemo(() => {
    const now = new Date();
    const wanted = settingsOf(JSON.parse(text) as PoolForm);
    const found = checkSettings(wanted, now);
    return {
      settings: wanted,
      problems: found,
      steps:
        found.length > 0
          ? undefined
          : targetSteps(wanted, {
              from: now,
              to: new Date(now.getTime() + WEEK),
            }),
    };
  }, [text]);
  const unsaved = edited !== undefined && !isSameForm(edited, before);
  const changed = !pool.settings || unsaved;
  useUnsavedWarning(unsaved);

  const save = async () => {
    const { id, name } = pool.template;
    const { paused } = pool.settings ?? {};
    if (
      await submission.submit(() =>
        api.configurePool(id, { ...settings, ...(paused && { paused }) }),
      )
    ) {
      saved.current = pool.settings ? 'changed' : 'started';
      toast(t('poolEditor.saved', { name }));
    }
  };
  return {
    form,
    edit: (change: Partial<PoolForm>) => setEdited({ ...form, ...change }),
    discard: () => {
      setEdited(undefined);
      submission.dismissError();
    },
    changed,
    problems: problemsByField(problems, t),
    /** Targets of the coming week; absent while something is wrong */
    steps,
    save,
    ...submission,
  };
}
