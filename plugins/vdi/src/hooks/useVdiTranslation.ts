import { useMemo } from 'react';
import useObservable from 'react-use/lib/useObservable';
import {
  appLanguageApiRef,
  useApiHolder,
  useTranslationRef,
  type TranslationFunction,
} from '@backstage/frontend-plugin-api';
import { vdiTranslationRef } from '../translation';

const NEVER = { subscribe: () => ({ unsubscribe() {} }) };

/** The function that gives the texts of this plugin. */
export type VdiTranslate = TranslationFunction<typeof vdiTranslationRef.T>;

/** The texts of this plugin and the language to format numbers and times in. */
export function useVdiTranslation(): {
  t: VdiTranslate;
  /** BCP 47 tag */
  language: string;
} {
  const { t } = useTranslationRef(vdiTranslationRef);
  const languageApi = useApiHolder().get(appLanguageApiRef);
  const language$ = useMemo(() => languageApi?.language$(), [languageApi]);
  const chosen = useObservable(language$ ?? NEVER, languageApi?.getLanguage());
  return { t, language: regional(chosen?.language ?? 'en') };
}

/** The browser's own variant of a language, such as en-GB, where it has one. */
function regional(language: string): string {
  return (
    navigator.languages?.find(each => each.startsWith(`${language}-`)) ??
    language
  );
}
