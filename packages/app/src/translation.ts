import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './translations/en';

/** What the demo says itself, in English and French. */
export const demoTranslationRef = createTranslationRef({
  id: 'demo',
  messages,
  translations: {
    fr: () => import('./translations/fr'),
  },
});
