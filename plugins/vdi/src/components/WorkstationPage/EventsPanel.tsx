import Typography from '@material-ui/core/Typography';
import type {
  Workstation,
  WorkstationEventType,
} from '@deskstage/backstage-plugin-vdi-common';
import { useVdiTranslation, useWorkstationEvents } from '../../hooks';
import { HistoryLine, HistoryPanel } from '../History';
import { SubtleText } from '../States';
import { historySentence, isHibernation } from './historySentence';

const MARKS: Partial<Record<WorkstationEventType, 'good' | 'bad'>> = {
  ready: 'good',
  failed: 'bad',
};

/** What has happened to a workstation, newest first. */
export function EventsPanel({ workstation }: { workstation: Workstation }) {
  const { t, language } = useVdiTranslation();
  const events = useWorkstationEvents(workstation.id, workstation.revision);
  return (
    <HistoryPanel empty={t('history.empty')} id="vdi-history" pages={events}>
      {event => (
        <HistoryLine
          key={event.id}
          actor={event.actor}
          at={event.at}
          mark={MARKS[event.type]}
        >
          <Typography variant="body2">
            {historySentence(
              event,
              isHibernation(event, events.items ?? []),
              t,
              language,
            )}
          </Typography>
          {event.message && <SubtleText>{event.message}</SubtleText>}
        </HistoryLine>
      )}
    </HistoryPanel>
  );
}
