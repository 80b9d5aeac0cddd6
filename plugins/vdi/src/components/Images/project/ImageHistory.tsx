import Typography from '@material-ui/core/Typography';
import type {
  ImageEvent,
  ImageEventType,
  ImageProjectDetail,
} from '@deskstage/backstage-plugin-vdi-common';
import {
  useImageEvents,
  useVdiTranslation,
  type VdiTranslate,
} from '../../../hooks';
import { HistoryLine, HistoryPanel } from '../../History';
import { SubtleText } from '../../States';

const MARKS: Partial<Record<ImageEventType, 'good' | 'bad'>> = {
  broken: 'bad',
  'build-failed': 'bad',
  'trial-failed': 'bad',
  'rolled-back': 'bad',
  promoted: 'good',
  'trial-passed': 'good',
  repaired: 'good',
};

/** What happened to an image project, newest first. */
export function ImageHistory({ detail }: { detail: ImageProjectDetail }) {
  const { t } = useVdiTranslation();
  return (
    <HistoryPanel
      empty={t('history.empty')}
      id="vdi-image-history"
      pages={useImageEvents(detail)}
    >
      {event => (
        <HistoryLine
          key={event.id}
          actor={event.actor}
          at={event.at}
          mark={MARKS[event.type]}
        >
          <Typography variant="body2">{sentenceOf(event, t)}</Typography>
          {event.message && (
            <SubtleText variant="caption">{event.message}</SubtleText>
          )}
        </HistoryLine>
      )}
    </HistoryPanel>
  );
}

function sentenceOf(
  { type, buildNumber }: ImageEvent,
  t: VdiTranslate,
): string {
  return t(`imageHistory.${type}`, {
    number: buildNumber === undefined ? '' : String(buildNumber),
  });
}
