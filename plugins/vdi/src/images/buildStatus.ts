import type {
  ImageBuild,
  ImageBuildStatus,
} from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../hooks';

/** How a build looks at first sight. */
export type BuildTone = 'good' | 'busy' | 'wanted' | 'idle' | 'bad';

const TONES: Record<ImageBuildStatus, BuildTone> = {
  queued: 'busy',
  building: 'busy',
  trying: 'busy',
  candidate: 'wanted',
  promoted: 'good',
  rejected: 'idle',
  failed: 'bad',
  cancelled: 'idle',
  retired: 'idle',
};

export function buildTone({ status }: ImageBuild): BuildTone {
  return TONES[status];
}

/** Whether a build still changes by itself. */
export function isUnderWay({ status }: ImageBuild): boolean {
  return TONES[status] === 'busy';
}

/** The status of a build in words. */
export function buildStatusText(build: ImageBuild, t: VdiTranslate): string {
  const { status, stage, isDefault, failure, amiId } = build;
  if (status === 'building' && stage) {
    return t(`builds.stage.${stage}`);
  }
  if (status === 'promoted') {
    return isDefault ? t('builds.isDefault') : t('builds.status.promoted');
  }
  if (status === 'failed' && (failure?.stage === 'try' || amiId)) {
    return t('builds.testFailed');
  }
  return t(`builds.status.${status}`);
}
