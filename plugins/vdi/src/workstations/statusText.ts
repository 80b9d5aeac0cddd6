import type { Workstation } from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../hooks';

/** The status of a workstation in words. */
export function statusText(workstation: Workstation, t: VdiTranslate): string {
  const { status, hibernated, rebuildVersion } = workstation;
  if (status === 'terminating' && rebuildVersion !== undefined) {
    return t('status.rebuilding', { version: String(rebuildVersion) });
  }
  if (hibernated && status === 'stopping') {
    return t('status.hibernating');
  }
  return hibernated && status === 'stopped'
    ? t('status.hibernated')
    : t(`status.${status}`);
}
