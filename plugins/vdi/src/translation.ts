import { createTranslationRef } from '@backstage/frontend-plugin-api';
import { messages } from './translations/en';

/** Every text of this plugin, in English and French. @public */
export const vdiTranslationRef = createTranslationRef({
  id: 'plugin.vdi',
  messages,
  translations: {
    fr: () => import('./translations/fr'),
  },
});
