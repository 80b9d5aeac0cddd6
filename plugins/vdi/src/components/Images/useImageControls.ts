import { useRef, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ImageBuild,
  ImageProject,
} from '@deskstage/backstage-plugin-vdi-common';
import { vdiApiRef } from '../../api';
import { useSubmit, useToast, useVdiTranslation } from '../../hooks';
import { newKey } from './newKey';

/** Something that is asked about before it is done. */
export type ImageQuestion =
  | { kind: 'promote' | 'reject' | 'cancel'; build: ImageBuild }
  /** Without a build: to the default version before the present one */
  | { kind: 'rollback'; build?: ImageBuild }
  | { kind: 'delete' };

/** What one can do with an image project and its builds. */
export interface ImageControls {
  question?: ImageQuestion;
  ask: (question: ImageQuestion | undefined) => void;
  build: () => Promise<void>;
  tryAgain: (build: ImageBuild) => Promise<void>;
  busy: boolean;
  error?: Error;
  dismissError: () => void;
}

/** Does what needs no question at once, and keeps the question of what does. */
export function useImageControls(project: ImageProject): ImageControls {
  const { t } = useVdiTranslation();
  const api = useApi(vdiApiRef);
  const toast = useToast();
  const { submit, busy, error, dismissError } = useSubmit();
  const [question, ask] = useState<ImageQuestion>();
  // A request whose answer was lost is repeated with the same key.
  const key = useRef<string>();

  const build = async () => {
    key.current ??= newKey();
    const idempotencyKey = key.current;
    const worked = await submit(async () => {
      await api.images.startBuild(project.id, { idempotencyKey });
    });
    if (worked) {
      key.current = undefined;
      toast(t('image.buildAsked', { name: project.name }));
    }
  };
  const tryAgain = async ({ id, number }: ImageBuild) => {
    if (await submit(() => api.images.actOnBuild(project.id, id, 'try'))) {
      toast(t('builds.done.try', { number: String(number) }));
    }
  };
  return { question, ask, build, tryAgain, busy, error, dismissError };
}
