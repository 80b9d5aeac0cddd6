import { useState, type FormEvent } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { ImageProjectDetail } from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../../api';
import {
  useSubmit,
  useToast,
  useUnsavedWarning,
  useVdiTranslation,
} from '../../../hooks';
import { useDrafts } from '../../Templates';
import { ownTimeZone } from '../../Pools/editor/TimeZoneField';
import {
  imageFormOf,
  imageFormProblems,
  imageSettingsOf,
  type ImageForm,
} from './imageForm';

/** Edits of a project's settings, which the server checks before, or when, it keeps them. */
export function useImageForm(detail: ImageProjectDetail, onSaved: () => void) {
  const { project, settings, updatedAt } = detail;
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const [edits, setEdits] = useState<Partial<ImageForm>>({});
  /** What the first edit was made from; what others change later is not to be overwritten unseen */
  const [since, setSince] = useState<string>();
  const [checked, setChecked] = useState<string>();
  const before = imageFormOf(settings, ownTimeZone());
  const form = { ...before, ...edits };
  const wanted = imageSettingsOf(form);
  const text = JSON.stringify(wanted);
  const drafts = useDrafts();
  const changed =
    text !== JSON.stringify(imageSettingsOf(before)) || drafts.wrong;
  useUnsavedWarning(changed);
  const problems = imageFormProblems(form);
  const bad = Object.keys(problems).length > 0 || drafts.wrong;

  const send = (dryRun: boolean) =>
    submit(() =>
      api.images.change(
        project.id,
        { settings: wanted, since: since ?? updatedAt },
        { dryRun },
      ),
    );
  return {
    form,
    edit: (change: Partial<ImageForm>) => {
      setSince(known => known ?? updatedAt);
      setEdits(known => ({ ...known, ...change }));
    },
    discard: () => {
      setEdits({});
      setSince(undefined);
      drafts.discard();
      dismissError();
    },
    problems,
    drafts,
    changed,
    bad,
    busy,
    error,
    dismissError,
    /** Whether the server found nothing wrong with what the form says now */
    fits: checked === text,
    check: async () => {
      setChecked(undefined);
      if (await send(true)) {
        setChecked(text);
      }
    },
    save: async (event: FormEvent) => {
      event.preventDefault();
      if (!changed || bad) {
        return;
      }
      if (await send(false)) {
        toast(t('imageForm.saved', { name: wanted.name }));
        onSaved();
      } else {
        // Whoever saves again has seen what is different by then.
        setSince(undefined);
      }
    },
  };
}

/** The form and what one can do with it. */
export type ImageEditor = ReturnType<typeof useImageForm>;
