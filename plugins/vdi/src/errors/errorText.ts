import { ResponseError } from '@backstage/errors';
import type { VdiTranslate } from '../hooks';
import { errorMessage } from './describeError';

/** What the forms call the fields that the API names. */
const LABELS = {
  name: 'create.name',
  description: 'imageForm.description',
  groups: 'templates.who',
  identityMode: 'templates.account',
  hibernation: 'templateSettings.hibernation',
  hidden: 'templateSettings.hidden',
  instanceTypes: 'templates.types',
  subnetIds: 'templateSettings.subnets',
  stopAfterHours: 'templateSettings.stopAfter',
  base: 'images.base',
  'base.templateId': 'images.base',
  'base.imageId': 'imageForm.ami',
  tools: 'imageForm.tools',
  packages: 'imageForm.packages',
  installScript: 'imageForm.script',
  components: 'imageForm.components',
  diskGiB: 'imageForm.diskGiB',
  schedule: 'imageForm.schedule',
  promotion: 'imageForm.promotion',
  keep: 'imageForm.keep',
  baseSize: 'poolEditor.baseSize',
  windows: 'poolEditor.windows',
  maxAgeHours: 'poolEditor.maxAge',
  surge: 'poolEditor.surge',
} as const;

const FIELD = /'(?:settings\.)?([A-Za-z][\w.[\]]*)'( in the body)?/g;
/** What Backstage's client says of an answer that is not one of a Backstage backend. */
const RAW = /^Request failed with status \d+ /;

/** The sentence that the server gave, in the words of the forms; one of our own where it gave none. */
export function errorText(error: Error, t: VdiTranslate): string {
  const message = errorMessage(error);
  if (error instanceof ResponseError && RAW.test(message)) {
    return error.statusCode >= 500
      ? t('states.broken')
      : t('states.unclear', { status: String(error.statusCode) });
  }
  return message.replace(
    FIELD,
    (whole: string, path: string, body?: string) => {
      const label = isPath(whole, body) ? labelOf(path) : undefined;
      return label ? `“${t(label)}”` : whole;
    },
  );
}

/** Values stand in the same quotes as fields; fields are those below the settings, or of the body. */
function isPath(whole: string, body: string | undefined): boolean {
  return whole.startsWith("'settings.") || body !== undefined;
}

function labelOf(path: string) {
  const names = path.replace(/\[\d+\]/g, '').split('.');
  for (let length = names.length; length > 0; length--) {
    const name = names.slice(0, length).join('.');
    if (name in LABELS) {
      return LABELS[name as keyof typeof LABELS];
    }
  }
  return undefined;
}
