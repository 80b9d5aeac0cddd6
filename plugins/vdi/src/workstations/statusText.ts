import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../hooks';

/** The status of a workstation in words. */
export function statusText(workstation: Workstation, t: VdiTranslate): string {
  const { status, hibernated, rebuildVersion } = workstation;
  if (status === 'terminating' && rebuildVersion !== undefined) {
    return t('status.rebuilding', { version: String(rebuildVersion) });
  }
  return status === 'stopped' && hibernated
    ? t('status.hibernated')
    : t(`status.${status}`);
}
