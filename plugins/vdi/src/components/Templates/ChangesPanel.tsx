import Typography from '@material-ui/core/Typography';
import type { TemplateDetail } from '@deskstage/backstage-plugin-vdi-common';
import { useTemplateChanges, useVdiTranslation } from '../../hooks';
import { HistoryLine, HistoryPanel } from '../History';
import { describeChange } from './describeChange';

/** Who changed a template and its pool, newest first. */
export function ChangesPanel({ detail }: { detail: TemplateDetail }) {
  const { t } = useVdiTranslation();
  return (
    <HistoryPanel
      empty={t('changes.empty')}
      id="vdi-template-changes"
      pages={useTemplateChanges(detail.template.id, detail)}
    >
      {entry => (
        <HistoryLine key={entry.id} actor={entry.actor} at={entry.at}>
          {describeChange(entry, t).map(sentence => (
            <Typography key={sentence} variant="body2">
              {sentence}
            </Typography>
          ))}
        </HistoryLine>
      )}
    </HistoryPanel>
  );
}
