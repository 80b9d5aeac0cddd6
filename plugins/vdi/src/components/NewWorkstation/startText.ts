import type { Template } from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../../hooks';
import { formatRoughly } from '../../time';

/** What will happen when one asks for a workstation of a template. */
export function startText(
  template: Template | undefined,
  version: number | undefined,
  t: VdiTranslate,
  language: string,
): string {
  const standard =
    version === undefined || version === template?.defaultVersion;
  if (template && template.readyNow > 0 && standard) {
    return t('create.getNow');
  }
  return template?.typicalSeconds
    ? t('create.startOneIn', {
        duration: formatRoughly(template.typicalSeconds * 1000, language),
      })
    : t('create.startOne');
}
