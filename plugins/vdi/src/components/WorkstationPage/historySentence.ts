import type { WorkstationEvent } from '@deskstage/backstage-plugin-vdi-common';
import type { VdiTranslate } from '../../hooks';
import { formatClock, formatDuration } from '../../time';

/** Whether a stop is one with what is in memory kept, by the entries before it, newest first. */
export function isHibernation(
  event: WorkstationEvent,
  events: readonly WorkstationEvent[],
): boolean {
  if (event.type !== 'stopping' && event.type !== 'stopped') {
    return false;
  }
  const decided = events
    .slice(events.indexOf(event) + 1)
    .find(
      ({ type }) =>
        type === 'stop-requested' ||
        type === 'hibernation-refused' ||
        type === 'ready',
    );
  return decided?.details?.mode === 'hibernate';
}

/** What happened, in a sentence with the facts that the entry holds. */
export function historySentence(
  { type, at, details = {} }: WorkstationEvent,
  hibernation: boolean,
  t: VdiTranslate,
  language: string,
): string {
  const { instanceId, instanceType, seconds, mode, from, to, stopAt } = details;
  switch (type) {
    case 'launched':
      return instanceId
        ? t('history.launchedAs', { instanceId: String(instanceId) })
        : t('history.launched');
    case 'ready':
      return typeof seconds === 'number'
        ? t('history.readyAfter', {
            duration: formatDuration(seconds * 1000, language),
          })
        : t('history.ready');
    case 'stop-requested':
      return t(
        mode === 'hibernate'
          ? 'history.hibernateRequested'
          : 'history.stop-requested',
      );
    case 'stopping':
    case 'stopped':
      return t(hibernation ? `history.${type}Hibernated` : `history.${type}`);
    case 'renamed':
      return from !== undefined && to !== undefined
        ? t('history.renamedTo', { from: String(from), to: String(to) })
        : t('history.renamed');
    case 'rebuild-requested':
      return to !== undefined
        ? t('history.rebuildTo', { version: String(to) })
        : t('history.rebuild-requested');
    case 'resize-requested':
      return instanceType
        ? t('history.resizeTo', { type: String(instanceType) })
        : t('history.resize-requested');
    case 'resized':
      return instanceType
        ? t('history.resizedTo', { type: String(instanceType) })
        : t('history.resized');
    case 'extended':
      return stopAt
        ? t('history.extendedTo', {
            time: formatClock(
              Date.parse(String(stopAt)),
              Date.parse(at),
              language,
            ),
          })
        : t('history.extended');
    default:
      return t(`history.${type}`);
  }
}
